using System.Text.Encodings.Web;
using Flywheel.Worker.Dashboard.Comparing;
using Flywheel.Worker.Dashboard.Views;

namespace Flywheel.Dashboard.Tests.Audit;

public sealed class WordDiffTests
{
    [Fact]
    public void Only_the_words_that_changed_are_marked()
    {
        var pieces = WordDiff.Between("Find the area of triangle ABC.", "Find the perimeter of triangle ABC.");
        Assert.Equal(
            [new(PieceKind.Same, "Find the "), new(PieceKind.Removed, "area"), new(PieceKind.Added, "perimeter"), new(PieceKind.Same, " of triangle ABC.")],
            pieces);
    }

    [Fact]
    public void A_number_with_decimals_is_one_word()
    {
        var pieces = WordDiff.Between("Text(\"note\", 12.25, 40);", "Text(\"note\", 12.5, 40);");
        Assert.Contains(new Piece(PieceKind.Removed, "12.25"), pieces);
        Assert.Contains(new Piece(PieceKind.Added, "12.5"), pieces);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "new")]
    [InlineData("gone", "")]
    [InlineData("a b c d", "b c d e")]
    [InlineData("one\n\n two", "one\ntwo three\n")]
    [InlineData("𝛼 and 😀", "𝛽 and 😁")]
    public void The_pieces_make_up_both_texts(string before, string after)
    {
        var pieces = WordDiff.Between(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
    }

    [Fact]
    public void No_character_is_cut_in_half() =>
        Assert.Equal([new(PieceKind.Removed, "😀"), new(PieceKind.Added, "😁")], WordDiff.Between("😀", "😁"));

    [Fact]
    public void Texts_of_the_largest_size_are_compared_at_once()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 9_000)), string.Join(' ', Enumerable.Range(0, 9_000).Select(i => i * 7)));
        var started = TimeProvider.System.GetTimestamp();
        Assert.NotEmpty(WordDiff.Between(before, after));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_line_of_code_that_changed_shows_the_words_within_it()
    {
        var lines = Assert.Single(CodeDiff.Between("Canvas(448, 448);\nText(\"a\", 10, 20);", "Canvas(448, 448);\nText(\"a\", 14, 20);")).Lines;
        Assert.Equal([PieceKind.Same, PieceKind.Removed, PieceKind.Added], lines.Select(l => l.Kind));
        Assert.Equal((2, null), (lines[1].OldNumber, lines[1].NewNumber));
        Assert.Contains(new Piece(PieceKind.Removed, "10"), lines[1].Pieces);
        Assert.Contains(new Piece(PieceKind.Added, "14"), lines[2].Pieces);
        Assert.DoesNotContain(lines[2].Pieces, p => p.Kind == PieceKind.Removed);
    }

    [Fact]
    public void Lines_far_from_a_change_are_folded()
    {
        var code = Enumerable.Range(1, 30).Select(i => $"Point(\"P{i}\", {i}, 5);").ToArray();
        var hunks = CodeDiff.Between(string.Join('\n', code), string.Join('\n', [.. code[..^1], "Point(\"Q\", 1, 2);"]));
        Assert.Equal([false, true], hunks.Select(h => h.IsChanged));
        Assert.Equal([26, 5], hunks.Select(h => h.Lines.Count));
    }

    [Fact]
    public void What_a_program_gains_and_loses_is_counted_by_its_own_lines()
    {
        var lines = CodeDiff.Between("a;\nb;", "a;\nx;\ny;\nb;").SelectMany(h => h.Lines).ToArray();
        Assert.Equal([1, 2, 3, 4], lines.Select(l => l.NewNumber));
        Assert.Equal([1, null, null, 2], lines.Select(l => l.OldNumber));
        Assert.Empty(CodeDiff.Between("", ""));
    }

    [Fact]
    public void Hostile_text_is_shown_as_text()
    {
        using var writer = new StringWriter();
        PieceHtml.Of(WordDiff.Between("<img src=x onerror=alert(1)> same", "<script>alert(2)</script> same")).WriteTo(writer, HtmlEncoder.Default);
        var html = writer.ToString();
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<del>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
    }
}
