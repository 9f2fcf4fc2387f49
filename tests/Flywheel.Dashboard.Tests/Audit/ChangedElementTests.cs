using Flywheel.Dashboard.Tests.Support;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Dashboard.Comparing;

namespace Flywheel.Dashboard.Tests.Audit;

public sealed class ChangedElementTests
{
    private const string Figure = "Canvas(448, 448);\nText(\"note\", 100, 200);\nCircle(Point(\"A\", 300, 300), 40);";
    private readonly FigureEngine _engine = new(new FontLibrary());

    [Fact]
    public void A_label_that_was_moved_is_marked_where_it_was_and_where_it_is()
    {
        var comparison = Compare(Figure, Figure.Replace("100, 200", "130, 190", StringComparison.Ordinal)).Figure;
        var change = Assert.Single(comparison.Changes);
        Assert.Equal("text “note”: moved 30 right and 10 up (pixels)", change.Description);
        var (was, now) = (Assert.Single(comparison.Before!.Marks), Assert.Single(comparison.After!.Marks));
        Assert.Equal((1, 1), (was.Number, now.Number));
        Assert.Equal(30, now.Box.Center.X - was.Box.Center.X, 1);
        Assert.True(now.Box.Contains(change.After!.Bounds));
    }

    [Fact]
    public void What_came_is_marked_in_the_later_picture_and_what_went_in_the_earlier()
    {
        var comparison = Compare("Canvas(448, 448);\nText(\"old\", 50, 60);", "Canvas(448, 448);\nPoint(\"B\", 20, 30);").Figure;
        Assert.Equal([ElementChangeKind.Added, ElementChangeKind.Removed], comparison.Changes.Select(c => c.Kind));
        Assert.Equal(ElementChangeKind.Removed, Assert.Single(comparison.Before!.Marks).Kind);
        Assert.Equal(ElementChangeKind.Added, Assert.Single(comparison.After!.Marks).Kind);
    }

    [Fact]
    public void A_text_that_reads_otherwise_is_a_change_of_the_same_element()
    {
        var change = Assert.Single(Compare(Figure, Figure.Replace("note", "nota", StringComparison.Ordinal)).Figure.Changes);
        Assert.Equal(ElementChangeKind.Changed, change.Kind);
        Assert.Contains("reads “nota” instead of “note”", change.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_changed_is_named() =>
        Assert.Contains(Compare(Figure, Figure.Replace("40", "60", StringComparison.Ordinal)).Figure.Changes, c => c.Description.Contains("radius is 60 instead of 40", StringComparison.Ordinal));

    [Fact]
    public void The_order_of_drawing_is_no_change()
    {
        var comparison = Compare("Canvas(448, 448);\nPoint(\"A\", 20, 30);\nPoint(\"B\", 90, 30);", "Canvas(448, 448);\nPoint(\"B\", 90, 30);\nPoint(\"A\", 20, 30);").Figure;
        Assert.Empty(comparison.Changes);
        Assert.True(comparison.IsChanged);
    }

    [Fact]
    public void Equal_pictures_have_no_marks()
    {
        var comparison = Compare(Figure, Figure).Figure;
        Assert.False(comparison.IsChanged);
        Assert.Empty(comparison.Before!.Marks);
    }

    [Fact]
    public void A_step_shows_what_it_draws_and_not_what_lies_under_it()
    {
        var (before, after) = (Problem(Figure, "Segment(10, 10, 90, 10);"), Problem(Figure.Replace("100, 200", "130, 190", StringComparison.Ordinal), "Segment(10, 10, 90, 40);"));
        var step = Assert.Single(Compare(before, after).Steps);
        Assert.Contains("segment", Assert.Single(step.Changes).Description, StringComparison.Ordinal);
        Assert.True(step.IsChanged);
    }

    [Fact]
    public void Every_mark_lies_in_its_picture()
    {
        var code = "Canvas(200, 200);\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"Text(\"t{i}\", {i * 7}, {i * 6});"));
        var comparison = Compare("Canvas(200, 200);", code).Figure;
        Assert.Equal(60, comparison.Changes.Count);
        Assert.Equal(VersionComparison.MostMarks, comparison.After!.Marks.Count);
        Assert.All(comparison.After.Marks, m => Assert.True(m.Box is { Left: >= 0, Top: >= 0, Right: <= 200, Bottom: <= 200, Width: >= 12, Height: >= 12 }));
    }

    [Fact]
    public void A_version_that_does_not_draw_shows_its_errors()
    {
        var comparison = Compare("Canvas(448, 448);\nTxt(\"note\", 1, 2);", Figure).Figure;
        Assert.Null(comparison.Before!.Address);
        Assert.Equal(2, Assert.Single(comparison.Before.Errors).Line);
        Assert.Empty(comparison.Changes);
        Assert.NotNull(comparison.After!.Address);
    }

    private VersionComparison Compare(string before, string after) => Compare(Problem(before, ""), Problem(after, ""));

    private VersionComparison Compare(Problem before, Problem after) =>
        VersionComparison.Of((DrawnVersion.Of(before, _engine, default), "before"), (DrawnVersion.Of(after, _engine, default), "after"), (_, steps) => $"/picture?steps={steps}");

    private static Problem Problem(string figure, string step) => SampleProblem.Create() with { FigureCode = figure, Steps = [new ThinkingStep("I look.", step)] };
}
