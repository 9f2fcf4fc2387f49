using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class RayOpticsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Theory]
    [InlineData("converging", 6, -1)]
    [InlineData("diverging", -6, 1)]
    public void A_lens_has_its_first_focus_where_the_light_comes_from_only_if_it_converges(string kind, double focal, int side)
    {
        var scene = fixture.Draw($"Canvas(500, 300); OpticalBench(20, 20, 150); Lens(\"{kind}\", 6);");
        var (bench, lens, focus) = (scene.OfKind("bench").Single(), scene.OfKind("lens").Single(), scene.Find("focus", "F")!);
        Assert.Equal(focal, lens.Find("focal")!.Value.Number);
        Assert.Equal(side * 6 * bench.Find("unit")!.Value.Number, focus.Points[0].X - bench.Points[0].X, 6);
    }

    [Fact]
    public void An_object_stands_on_the_axis_at_its_position()
    {
        var scene = fixture.Draw("""Canvas(500, 300); OpticalBench(20, 20, 150); ObjectArrow("object", -12, 4);""");
        var unit = scene.OfKind("bench").Single().Find("unit")!.Value.Number;
        var arrow = scene.OfKind("object-arrow").Single();
        Assert.Equal(150, arrow.Points[0].Y);
        Assert.Equal(4 * unit, arrow.Points[0].Y - arrow.Points[1].Y, 6);
    }

    [Fact]
    public void Layers_are_numbered_from_the_top()
    {
        var scene = fixture.Draw("""Medium("air", 0, 100); Medium("glass", 100, 250);""");
        Assert.Equal([1.0, 2.0], scene.OfKind("medium").Select(m => m.Find("order")!.Value.Number));
    }

    [Theory]
    [InlineData("Lens(\"converging\", 5);", "needs a bench")]
    [InlineData("OpticalBench(20, 20, 150); Lens(\"flat\", 5);", "no lens")]
    [InlineData("ShadowSetup(260, 50, 40, 10);", "near < far")]
    [InlineData("Medium(\"air\", 100, 110);", "too thin")]
    [InlineData("PlaneMirror(\"\", 10, 10, 15, 10);", "at least 20 pixels")]
    public void What_light_cannot_do_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
