using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class InstrumentsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void An_object_on_a_ruler_ends_at_its_readings()
    {
        var scene = fixture.Draw("""Ruler(2, 12, 30, 200, 400); RulerObject("pen", 3.5, 8, shape: "pencil");""");
        var (ruler, pen) = (scene.OfKind("ruler").Single(), scene.Find("object", "pen")!);
        Assert.Equal(40, Value(ruler, "unit"));
        Assert.Equal(30 + (1.5 * 40), pen.Points[0].X, 6);
        Assert.Equal(30 + (6 * 40), pen.Points[1].X, 6);
    }

    [Fact]
    public void An_arm_lies_at_its_angle()
    {
        var arm = fixture.Draw("""Protractor(224, 300, 170); ProtractorArm("P", 130);""").Find("arm", "P")!;
        Assert.Equal(130, (arm.Points[2] - arm.Points[0]).Direction, 6);
    }

    [Theory]
    [InlineData("Thermometer(\"\", 15, -10, 40, 10, 5, 100, 20, 300);", "thermometer", 0.5)]
    [InlineData("MeasuringCylinder(\"\", 30, 120, 20, 4, 100, 20, 60, 300);", "cylinder", 0.25)]
    [InlineData("Syringe(\"\", 4, 5, 1, 5, 60, 100, 300);", "syringe", 0.8)]
    public void A_reading_divides_the_scale_in_its_proportion(string code, string kind, double share)
    {
        var points = fixture.Draw(code).OfKind(kind).Single().Points;
        Assert.Equal(share, points[0].DistanceTo(points[1]) / points[2].DistanceTo(points[1]), 6);
    }

    [Fact]
    public void A_needle_turns_clockwise_from_the_first_mark()
    {
        var dial = fixture.Draw("""Dial("", 2, 0, 8, 1, 5, 200, 200, 100, sweep: 240);""").OfKind("dial").Single();
        Assert.Equal(60, Value(dial, "degrees"));
        Assert.Equal(90 + 120 - 60, (dial.Points[1] - dial.Points[0]).Direction, 6);
    }

    [Fact]
    public void Things_on_a_balance_know_their_side_and_their_number()
    {
        var scene = fixture.Draw("""Balance(["x", "3 kg"], ["11 kg"], 224, 60);""");
        Assert.Equal(["left", "left", "right"], scene.OfKind("weight").Select(w => w.Find("side")!.Value.Text));
        Assert.Equal(11, Value(scene.Find("weight", "11 kg")!, "value"));
        Assert.Null(scene.Find("weight", "x")!.Find("value"));
    }

    [Theory]
    [InlineData("Thermometer(\"\", 60, -10, 40, 10, 5, 100, 20, 300);", "off the scale")]
    [InlineData("RulerObject(\"\", 1, 2);", "needs a ruler")]
    [InlineData("ProtractorArm(\"P\", 20);", "needs a protractor")]
    [InlineData("MeasuringCylinder(\"\", 3, 10, 1, 5, 100, 20, 60, 300, item: \"cat\");", "no item")]
    [InlineData("Dial(\"\", 3, 0, 10, 0.01, 10, 100, 100, 90);", "cannot be drawn")]
    public void What_cannot_be_read_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }

    private static double Value(Element element, string key) => element.Find(key)!.Value.Number;
}
