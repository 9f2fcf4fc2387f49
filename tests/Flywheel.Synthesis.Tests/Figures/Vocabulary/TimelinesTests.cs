namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class TimelinesTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Plan = "SpanChart([\"Dig\", \"Base\", \"Walls\"], [0, 3, 2], [3, 5, 6], step: 1, label: \"Day\");";

    [Fact]
    public void Events_stand_on_the_axis_at_their_times()
    {
        var scene = diagrams.Draw("EventLine([\"Launch\", \"Landing\"], [10, 40], 0, 50, step: 10);");
        var axis = scene.Find("axis", "x")!;
        Assert.Equal(axis.Points[0].Towards(axis.Points[1], 0.8), scene.Find("event", "Landing")!.Position);
    }

    [Fact]
    public void Names_of_events_that_follow_closely_do_not_overlap()
    {
        var scene = diagrams.Draw("EventLine([\"First long name\", \"Second long name\", \"Third long name\", \"Fourth long name\"], [20, 21, 22, 23], 0, 50, step: 10);");
        var texts = scene.Marks.OfType<Synthesis.Figures.Drawing.TextMark>().Where(t => t.Text.EndsWith("name", StringComparison.Ordinal)).ToArray();
        var boxes = texts.Select(t => Synthesis.Figures.Geometry.Box.Around(t.Center, t.Size.X, t.Size.Y)).ToArray();
        Assert.Equal(4, boxes.Length);
        Assert.All(boxes, b => Assert.True(scene.Canvas.Contains(b)));
        Assert.DoesNotContain(boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => a.Overlaps(b))), o => o);
    }

    [Fact]
    public void Spans_know_start_end_and_length() =>
        Assert.Equal("2 6 4", diagrams.Evaluate(Plan, "var s = Find(\"span\", \"Walls\"); return $\"{s[\"start\"]} {s[\"end\"]} {s.Value}\";"));

    [Fact]
    public void A_dependency_joins_the_end_of_one_span_to_the_start_of_another()
    {
        var scene = diagrams.Draw(Plan + "Dependency(\"Dig\", \"Base\");");
        var link = scene.Find("dependency", "Dig, Base")!;
        Assert.Equal(scene.Find("span", "Dig")!.Points[1], link.Points[0]);
        Assert.Equal(scene.Find("span", "Base")!.Points[0], link.Points[1]);
    }

    [Theory]
    [InlineData("EventLine([\"A\"], [60], 0, 50);", "between the ends of the axis")]
    [InlineData("EventLine([\"A\"], [1, 2], 0, 50);", "with a time each")]
    [InlineData("SpanChart([\"A\"], [5], [3]);", "before it has begun")]
    [InlineData(Plan + "Dependency(\"Dig\", \"Roof\");", "no span \"Roof\"")]
    [InlineData("Canvas(300, 80); EventLine([\"one long name\", \"two long names\", \"three long names\"], [1, 2, 3], 0, 50);", "do not fit")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
