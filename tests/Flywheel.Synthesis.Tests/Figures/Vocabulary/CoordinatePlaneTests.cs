using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class CoordinatePlaneTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void Axes_record_where_data_lie_on_the_canvas()
    {
        var axes = figures.Draw("Axes(-4, 6, -3, 5, equal: true);").OfKind("axes").Single();
        Assert.Equal(axes.Find("unitX"), axes.Find("unitY"));
        Assert.Equal(axes.Points[0].X, Value(axes, "originX") - (4 * Value(axes, "unitX")), 6);
        Assert.Equal(axes.Points[1].Y, Value(axes, "originY") - (5 * Value(axes, "unitY")), 6);
    }

    [Fact]
    public void A_plotted_point_lies_at_its_coordinates_and_keeps_them()
    {
        var scene = figures.Draw("Axes(-4, 6, -3, 5); PlotPoint(\"A\", 2, -1);");
        var (axes, point) = (scene.OfKind("axes").Single(), scene.Find("point", "A")!);
        Assert.Equal(Value(axes, "originX") + (2 * Value(axes, "unitX")), point.Position.X, 6);
        Assert.Equal(Value(axes, "originY") + Value(axes, "unitY"), point.Position.Y, 6);
        Assert.Equal((2, -1), (Value(point, "x"), Value(point, "y")));
    }

    [Fact]
    public void A_plotted_line_ends_at_the_plots_border_and_knows_its_slope()
    {
        var scene = figures.Draw("Axes(-5, 5, -5, 5, equal: true); PlotLine(0, 1, 1, 3, name: \"g\");");
        var (axes, line) = (scene.OfKind("axes").Single(), scene.Find("line", "g")!);
        Assert.Equal((2, 1), (Value(line, "slope"), Value(line, "intercept")));
        Assert.All(line.Points, p => Assert.True(
            Math.Abs(p.X - axes.Points[0].X) < 1e-6 || Math.Abs(p.X - axes.Points[1].X) < 1e-6 || Math.Abs(p.Y - axes.Points[0].Y) < 1e-6 || Math.Abs(p.Y - axes.Points[1].Y) < 1e-6));
    }

    [Fact]
    public void A_polygon_and_a_segment_take_their_names_from_the_points_at_their_corners()
    {
        var scene = figures.Draw("Axes(0, 6, 0, 6); PlotPoint(\"A\", 1, 1); PlotPoint(\"B\", 5, 1); PlotPoint(\"C\", 2, 4); PlotPolygon([[1, 1], [5, 1], [2, 4]]); PlotSegment(1, 1, 5, 1);");
        Assert.NotNull(scene.Find("polygon", "ABC"));
        Assert.NotNull(scene.Find("segment", "AB"));
    }

    [Fact]
    public void An_ellipse_with_equal_half_axes_is_a_circle()
    {
        var scene = figures.Draw("Axes(-5, 5, -5, 5); PlotEllipse(0, 0, 3, 3); PlotEllipse(0, 0, 4, 2);");
        Assert.Single(scene.OfKind("circle"));
        Assert.Single(scene.OfKind("ellipse"));
    }

    [Theory]
    [InlineData("Axes(0, 100, 0, 5000, xStep: 10, yStep: 500, xLabel: \"number of pieces made\", yLabel: \"cost in euros\");")]
    [InlineData("Axes(-8, 8, -8, 8, equal: true);")]
    [InlineData("Axes(-0.5, 0.5, -2, 0, xStep: 0.1, yStep: 0.5);")]
    [InlineData("UnitGrid(30, 3);")]
    public void Axes_and_their_labels_stay_on_the_canvas(string code)
    {
        var scene = figures.Draw(code);
        Assert.All(scene.Elements, e => Assert.True(scene.Canvas.Contains(e.Bounds), $"{e.Kind}: {e.Bounds}"));
    }

    [Theory]
    [InlineData("Axes(3, 3, 0, 1);", "second end must be greater")]
    [InlineData("Axes(0, 5000, 0, 1);", "at most")]
    [InlineData("PlotPoint(\"A\", 1, 1);", "Axes(...)")]
    [InlineData("Axes(0, 5, 0, 5); PlotLine(0, 9, 5, 9);", "Widen the axes")]
    [InlineData("Axes(0, 5, 0, 5); PlotPolygon([[1, 1], [2], [3, 3]]);", "[[0, 0], [4, 0], [1, 3]]")]
    [InlineData("UnitGrid(1, 900);", "2 to 40")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);

    private static double Value(Element element, string key) => element.Find(key)!.Value.Number;
}
