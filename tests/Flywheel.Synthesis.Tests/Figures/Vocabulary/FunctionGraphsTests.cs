using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FunctionGraphsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void A_curve_has_a_point_at_every_grid_lines_x()
    {
        var scene = figures.Draw("Axes(-4, 4, -2, 10); Curve(x => x * x - 1, label: \"f\");");
        var axes = scene.OfKind("axes").Single();
        var curve = scene.Find("curve", "f")!;
        for (var x = -3; x <= 3; x++)
        {
            var at = Value(axes, "originX") + (x * Value(axes, "unitX"));
            var height = Value(axes, "originY") - (((x * x) - 1) * Value(axes, "unitY"));
            Assert.Contains(curve.Points, p => Math.Abs(p.X - at) < 1e-6 && Math.Abs(p.Y - height) < 1e-6);
        }
    }

    [Fact]
    public void A_curve_is_cut_at_the_plots_border()
    {
        var scene = figures.Draw("Axes(-5, 5, -3, 3); Curve(x => x * x * x, label: \"f\");");
        var plot = scene.OfKind("axes").Single().Points;
        Assert.All(scene.Find("curve", "f")!.Points, p => Assert.InRange(p.Y, plot[1].Y - 1, plot[0].Y + 1));
    }

    [Fact]
    public void A_pole_is_not_drawn_across()
    {
        var scene = figures.Draw("Axes(-5, 5, -5, 5); Curve(x => 1 / x, label: \"h\");");
        var (axes, points) = (scene.OfKind("axes").Single(), scene.Find("curve", "h")!.Points);
        var origin = Value(axes, "originX");
        Assert.All(points, p => Assert.True(Math.Abs(p.X - origin) > Value(axes, "unitX") * 0.15, "a point of the curve lies in the pole"));
        Assert.Contains(points, p => p.X < origin);
        Assert.Contains(points, p => p.X > origin);
    }

    [Fact]
    public void A_region_is_bounded_by_both_curves()
    {
        var scene = figures.Draw("Axes(0, 5, 0, 5); ShadeBetween(x => 4, x => 1, 1, 3, name: \"r\");");
        var axes = scene.OfKind("axes").Single();
        var outline = scene.Find("region", "r")!.Points;
        double height = outline.Max(p => p.Y) - outline.Min(p => p.Y), width = outline.Max(p => p.X) - outline.Min(p => p.X);
        Assert.Equal((3 * Value(axes, "unitY"), 2 * Value(axes, "unitX")), (height, width));
    }

    [Theory]
    [InlineData("Curve(x => x);", "Axes(...)")]
    [InlineData("Axes(0, 5, 0, 5); Curve(x => x + 100);", "Widen the axes")]
    [InlineData("Axes(0, 5, 0, 5); Curve(x => x, 3, 2);", "greater than the first")]
    [InlineData("Axes(-5, 5, 0, 5); ShadeUnder(x => 1 / (x - x), 0, 1);", "defined")]
    [InlineData("Axes(0, 5, 0, 5); PiecewiseCurve([[3, 1], [1, 2]]);", "rising x")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);

    private static double Value(Element element, string key) => element.Find(key)!.Value.Number;
}
