using System.Diagnostics;
using System.Text;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Random;
using static Flywheel.Knowledge.Tests.Outlines.OutlineText;

namespace Flywheel.Knowledge.Tests.Outlines;

public sealed class OutlineParserTests
{
    [Fact]
    public void Good_outline_gives_its_nodes_in_order()
    {
        var outline = Parse(Good);
        Assert.Equal("gardening", outline.DomainId);
        Assert.Equal(15, outline.Nodes.Count);
        var watering = outline.Nodes[8];
        Assert.Equal((9, 1, KnowledgeLevel.Topic, "Watering"), (watering.Line, watering.Parent, watering.Level, watering.Name));
        Assert.Equal(["measuring-instrument"], watering.FigureKinds);
        Assert.Equal([2], watering.Requires);
    }

    [Fact]
    public void Text_written_back_reads_the_same()
        => Assert.Equal(Parse(Good).Fingerprint, Parse(Parse(Good).ToText()).Fingerprint);

    [Fact]
    public void Byte_order_mark_and_other_line_ends_change_nothing()
        => Assert.Equal(Parse(Good).Fingerprint, Parse("\uFEFF" + Good.ReplaceLineEndings("\r\n")).Fingerprint);

    [Fact]
    public void Every_change_of_meaning_changes_the_fingerprint()
    {
        string[] variants = [Good, Good.Replace("twice", "thrice"), Good.Replace(", timeline", ""), Good.Replace(" | requires=Sowing", "")];
        Assert.Equal(variants.Length, variants.Select(text => Parse(text).Fingerprint).Distinct().Count());
    }

    [Theory]
    [InlineData("\t\t\t\tA spade is", "\t\t\t\t\tA spade is", 15, "lies at depth 5, right after depth 3")]
    [InlineData("\t\t\tSeed depth", "\t\t\t\tSeed depth", 4, "lies at depth 4, right after depth 2")]
    [InlineData("\tTools\n", "Tools\n", 12, "is a second domain")]
    [InlineData("Gardening\n", "\tGardening\n", 1, "the first line is the domain")]
    [InlineData("\tTools\n", "\n\tTools\n", 12, "is blank")]
    [InlineData("Spades", "Spades ", 14, "stray white space")]
    [InlineData("Spades", "Spa\tdes", 14, "stray white space")]
    [InlineData("Spades", "Sp", 14, "the name has 2 characters; 3 to 100")]
    [InlineData("on each square metre", "on each square metre.", 11, "ends with a full stop")]
    [InlineData("Spades", "4.2 Spades", 14, "starts with a number")]
    [InlineData("Spades", "— ! —", 14, "no letter or digit")]
    [InlineData("Spades", "SEED, depth", 14, "repeats that of line 4")]
    [InlineData("figures=mechanism", "figures=mechanisms", 13, "figure kind 'mechanisms' is unknown")]
    [InlineData(" | figures=mechanism", "", 13, "names no figure kind")]
    [InlineData("figures=mechanism", "figures=mechanism | figures=timeline", 13, "figures= occurs twice")]
    [InlineData("figures=mechanism", "figures=mechanism | needs=Sowing", 13, "not of the form")]
    [InlineData("Spades", "Spades | figures=timeline", 14, "only the lines of topics")]
    [InlineData("requires=Sowing", "requires=Sewing", 9, "requires the topic 'Sewing'")]
    [InlineData("\t\t\t\tA spade is a lever with the heel as its pivot\n", "", 14, "'Spades' is a concept with nothing below it")]
    [InlineData("requires=Sowing", "requires=Watering", 9, "requires form a cycle: Watering -> Watering")]
    [InlineData("Spades", "Spa\0des", 14, "invisible character U+0000")]
    [InlineData("Spades", "Spa\u202Edes", 14, "invisible character U+202E")]
    public void Error_is_told_by_file_line_and_reason(string good, string bad, int line, string reason)
    {
        var errors = ErrorsOf(Good.Replace(good, bad));
        Assert.Contains(errors, error => error.File == "garden.txt" && error.Line == line && error.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void All_errors_are_told_at_once_in_the_order_of_lines()
    {
        var errors = ErrorsOf(Good.Replace("Spades", "Sp").Replace("mechanism", "magic").Replace("Rain gauges", "Rain gauges."));
        Assert.Equal([10, 13, 14], errors.Select(error => error.Line));
    }

    [Fact]
    public void Cycle_is_named_from_topic_to_topic()
    {
        var text = Good.Replace("timeline\n", "timeline | requires=Digging\n").Replace("=mechanism", "=mechanism | requires=Watering");
        Assert.Contains("Sowing -> Digging -> Watering -> Sowing", Assert.Single(ErrorsOf(text)).Reason);
    }

    [Fact]
    public void Principles_that_begin_alike_read_like_padding()
    {
        var more = string.Concat(Enumerable.Range(0, OutlineParser.MaxSameStart + 1).Select(i => $"\t\t\t\tA spade of kind {i}\n"));
        Assert.Contains("27 principles start with 'a spade'", Assert.Single(ErrorsOf(Good + more)).Reason);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_placed()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[Good.IndexOf("Spacing", StringComparison.Ordinal) + 2] = 0xFF;
        var error = Assert.Single(ErrorsOf(bytes));
        Assert.Equal((7, "is not UTF-8 at byte 6 of the line"), (error.Line, error.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void Empty_file_is_an_error(string text) => Assert.Equal("is empty", Assert.Single(ErrorsOf(text)).Reason);

    [Theory]
    [InlineData("ten megabytes")]
    [InlineData("one huge line")]
    [InlineData("only line feeds")]
    [InlineData("only tabs")]
    [InlineData("zeros")]
    [InlineData("broken characters")]
    [InlineData("too many nodes")]
    [InlineData("a web of cycles")]
    [InlineData("a ring of thousands")]
    public void Hostile_bytes_end_in_few_errors_and_little_time(string what)
    {
        var bytes = Hostile(what);
        var clock = Stopwatch.StartNew();
        var errors = ErrorsOf(bytes);
        Assert.InRange(errors.Count, 1, OutlineParser.MaxErrors + 1);
        Assert.True(errors.Sum(error => error.Reason.Length) < 1_000_000, what);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }

    [Fact]
    public void Mutated_outlines_are_read_or_refused_but_never_crash()
    {
        var good = Encoding.UTF8.GetBytes(Good);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var random = SeededRandom.For(1, i);
            var bytes = good.ToList();
            for (var edits = random.Range(1, 4); edits > 0; edits--)
                Mutate(bytes, random);
            try
            {
                Assert.NotEmpty(OutlineParser.Parse("x", bytes.ToArray(), Kinds).Nodes);
            }
            catch (OutlineException error)
            {
                refused++;
                Assert.All(error.Errors, e => Assert.InRange(e.Line, 0, bytes.Count(b => b == '\n') + 1));
            }
        }

        Assert.InRange(refused, 500, 1900);
    }

    [Fact]
    public void Shipped_outlines_hold_exactly_what_the_project_promises()
    {
        Assert.Equal(25, Shipped.Folder.Outlines.Count);
        Assert.Equal(24_767, Shipped.Folder.Outlines.Sum(outline => outline.Nodes.Count));
    }

    private static byte[] Hostile(string what) => what switch
    {
        "ten megabytes" => new byte[10 * 1024 * 1024],
        "one huge line" => Encoding.UTF8.GetBytes(new string('x', OutlineParser.MaxBytes)),
        "only line feeds" => Encoding.UTF8.GetBytes(new string('\n', OutlineParser.MaxBytes)),
        "only tabs" => Encoding.UTF8.GetBytes(new string('\t', 4000)),
        "zeros" => new byte[100_000],
        "broken characters" => [.. Enumerable.Repeat((byte)0xC3, 4000)],
        "too many nodes" => Encoding.UTF8.GetBytes(Good + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"\t\t\t\t{i:x}{i}a b{i} c\n"))),
        "a web of cycles" => Encoding.UTF8.GetBytes(Web(500)),
        "a ring of thousands" => Encoding.UTF8.GetBytes(Ring(10_000)),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static void Mutate(List<byte> bytes, SeededRandom random)
    {
        var at = random.Next(bytes.Count);
        var from = random.Next(bytes.Count);
        var length = Math.Min(random.Range(1, 40), bytes.Count - from);
        switch (random.Next(4))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.InsertRange(at, bytes.GetRange(from, length)); break;
            case 2 when length < bytes.Count: bytes.RemoveRange(from, length); break;
            default: bytes.Insert(at, random.Pick([(byte)'\t', (byte)'\n', (byte)'|', (byte)'=', (byte)0])); break;
        }
    }

    private static string Web(int topics)
    {
        var all = string.Join("; ", Enumerable.Range(0, topics).Select(i => $"T{i}x"));
        return "Web\n\tBranch\n" + string.Concat(Enumerable.Range(0, topics).Select(i => $"\t\tT{i}x | figures=timeline | requires={all}\n\t\t\tC{i}x\n\t\t\t\tP{i}x\n"));
    }

    private static string Ring(int topics)
        => "Ring\n\tBranch\n" + string.Concat(Enumerable.Range(0, topics).Select(i =>
            $"\t\tT{i}x | figures=timeline | requires=T{(i + 1) % topics}x\n\t\t\tC{i}x\n\t\t\t\tP{i}x\n"));
}
