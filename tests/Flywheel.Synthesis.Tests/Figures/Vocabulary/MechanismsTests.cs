using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class MechanismsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Gears_in_mesh_touch_at_their_pitch_circles()
    {
        var gears = fixture.Draw("""GearTrain(["A", "B", "C"], [20, 12, 16], [10, -60], 100, 150, pitch: 2.5);""").OfKind("gear").ToArray();
        Assert.Equal([20, 12, 16], gears.Select(g => (int)g.Find("teeth")!.Value.Number));
        Assert.Equal(32 * 2.5, gears[0].Points[0].DistanceTo(gears[1].Points[0]), 6);
        Assert.Equal(28 * 2.5, gears[1].Points[0].DistanceTo(gears[2].Points[0]), 6);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void A_belt_touches_both_wheels_at_a_right_angle_to_their_radius(string crossed)
    {
        var scene = fixture.Draw($"Wheel(\"P\", 100, 200, 40); Wheel(\"Q\", 320, 160, 25); Belt(\"P\", \"Q\", crossed: {crossed});");
        var (belt, p, q) = (scene.OfKind("belt").Single(), scene.Find("wheel", "P")!.Points[0], scene.Find("wheel", "Q")!.Points[0]);
        for (var side = 0; side < 4; side += 2)
        {
            var run = belt.Points[side + 1] - belt.Points[side];
            Assert.Equal(0, run.Dot(belt.Points[side] - p), 6);
            Assert.Equal(0, run.Dot(belt.Points[side + 1] - q), 6);
        }
    }

    [Fact]
    public void A_load_stands_at_its_mark_of_the_lever()
    {
        var scene = fixture.Draw("""Lever(200, 150, 25, 5, 4); LeverLoad(-3, "6 kg"); LeverLoad(2, "?");""");
        Assert.Equal(125, scene.Find("load", "6 kg")!.Points[1].X);
        Assert.Equal(6, scene.Find("load", "6 kg")!.Find("value")!.Value.Number);
        Assert.Null(scene.Find("load", "?")!.Find("value"));
    }

    [Fact]
    public void A_tackle_has_as_many_strands_as_it_says()
    {
        var scene = fixture.Draw("""Tackle(200, 30, 300, 4, "240 N");""");
        Assert.Equal(4, scene.OfKind("strand").Count());
        Assert.Equal(240, scene.OfKind("tackle").Single().Find("value")!.Value.Number);
    }

    [Theory]
    [InlineData("GearTrain([\"A\", \"B\"], [20, 4], [0], 100, 100);", "8 to 80 teeth")]
    [InlineData("Wheel(\"P\", 100, 100, 30); Wheel(\"Q\", 130, 100, 30); Belt(\"P\", \"Q\");", "too close")]
    [InlineData("Turn(\"A\", true);", "no wheel named")]
    [InlineData("Lever(200, 100, 30, 3, 3); LeverLoad(4, \"2 kg\");", "no place 4")]
    [InlineData("Tackle(200, 30, 300, 9, \"\");", "9 strands")]
    public void What_cannot_work_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
