namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class BarChartsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Stacked = "StackedBarChart([\"2020\", \"2021\"], [\"gas\", \"wind\"], [[12, 8], [5, 9]]);";

    [Fact]
    public void A_bar_ends_where_the_axis_puts_its_value()
    {
        const string code = "BarChart([\"A\", \"B\"], [10, 25], max: 30, step: 10);";
        const string height = "var y = Find(\"axis\", \"y\"); var b = Find(\"bar\", \"B\"); return Math.Round((y.Points[0].Y - b.Y) / (y.Points[0].Y - y.Points[1].Y) * y[\"maximum\"], 6);";
        Assert.Equal("25", diagrams.Evaluate(code, height));
        Assert.Equal("0, 10, 20, 30", diagrams.Evaluate(code, "All(\"y-tick\").Select(t => t.Value)"));
    }

    [Fact]
    public void A_negative_bar_hangs_from_the_base_line()
    {
        var scene = diagrams.Draw("BarChart([\"A\", \"B\"], [10, -5]);");
        var bar = scene.Find("bar", "B")!;
        Assert.True(bar.Points[0].Y > bar.Points[1].Y);
        Assert.Equal(scene.OfKind("baseline").Single().Points[0].Y, bar.Points[1].Y, 6);
    }

    [Fact]
    public void Lying_bars_run_along_the_horizontal_axis()
    {
        var scene = diagrams.Draw("BarChart([\"Swimming\", \"Judo\"], [12, 30], horizontal: true);");
        Assert.True(scene.Find("bar", "Judo")!.Points[0].X > scene.Find("bar", "Swimming")!.Points[0].X);
        Assert.NotEmpty(scene.OfKind("x-tick"));
        Assert.Empty(scene.OfKind("y-tick"));
    }

    [Fact]
    public void Parts_of_a_stack_begin_where_the_one_below_ends()
    {
        Assert.Equal("12 17", diagrams.Evaluate(Stacked, "var p = Find(\"bar\", \"2020, wind\"); return $\"{p[\"from\"]} {p[\"to\"]}\";"));
        var scene = diagrams.Draw(Stacked);
        Assert.Equal(scene.Find("bar", "2020, gas")!.Points[0], scene.Find("bar", "2020, wind")!.Points[1]);
    }

    [Fact]
    public void Every_series_has_a_legend_entry_of_its_colour()
    {
        var scene = diagrams.Draw("GroupedBarChart([\"Mon\"], [\"girls\", \"boys\"], [[3], [4]], colors: \"green, red\");");
        Assert.Equal(["green", "red"], scene.OfKind("legend-entry").Select(e => e.Find("color")!.Value.Text));
        Assert.Equal("red", scene.Find("bar", "Mon, boys")!.Find("color")!.Value.Text);
    }

    [Theory]
    [InlineData("\"January\", \"February\", \"March\", \"April\", \"May\", \"June\", \"July\", \"August\"")]
    [InlineData("\"very long category\", \"another long category\", \"x\", \"one more of them\", \"a\", \"b\", \"c\", \"d\"")]
    public void Labels_of_categories_stay_on_the_canvas_and_apart(string labels)
    {
        var scene = diagrams.Draw($"BarChart([{labels}], [1, 2, 3, 4, 5, 6, 7, 8], title: \"Chart\", valueLabel: \"Value\", categoryLabel: \"Label\");");
        Assert.All(scene.Elements, e => Assert.True(scene.Canvas.Contains(e.Bounds), $"{e.Kind} {e.Name} leaves the canvas"));
    }

    [Theory]
    [InlineData("BarChart([\"A\"], [1, 2]);", "Give one value for each")]
    [InlineData("BarChart([], []);", "1 to 60 categories")]
    [InlineData("BarChart([\"A\"], [10], max: 5);", "below the largest value 10")]
    [InlineData("BarChart([\"A\"], [1000], step: 1);", "too many ticks")]
    [InlineData("StackedBarChart([\"A\"], [\"s\"], [[-1]]);", "cannot hold a negative part")]
    [InlineData("GroupedBarChart([\"A\"], [\"s\", \"t\"], [[1]]);", "one list of values for each series")]
    [InlineData("GroupedBarChart([\"A\"], [\"s\", \"t\"], [[1], [2]], colors: \"red\");", "2 series but 1 colours")]
    [InlineData("Canvas(100, 90); BarChart([\"A\"], [1], title: \"T\", valueLabel: \"V\", categoryLabel: \"C\");", "too small")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
