using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FieldsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Lines_between_opposite_charges_begin_at_the_positive_one()
    {
        var scene = fixture.Draw("""Charge("A", 1, 140, 200); Charge("B", -1, 300, 200); FieldLines(8);""");
        var inner = scene.OfKind("field-line").Where(l => l.Points[1].DistanceTo(new(300, 200)) < 18).ToArray();
        Assert.NotEmpty(inner);
        Assert.All(inner, l => Assert.Equal(14, l.Points[0].DistanceTo(new(140, 200)), 6));
    }

    [Fact]
    public void Equal_charges_share_no_line()
    {
        var scene = fixture.Draw("""Charge("A", 1, 140, 200); Charge("B", 1, 300, 200); FieldLines(8);""");
        Assert.Equal(16, scene.OfKind("field-line").Count());
        Assert.All(scene.OfKind("field-line"), l => Assert.True(l.Points[1].X is < 0 or > 448 || l.Points[1].Y is < 0 or > 448 || Math.Abs(l.Points[1].X - 220) < 30));
    }

    [Theory]
    [InlineData("Charge(\"A\", 0, 50, 50);", "charge of 0")]
    [InlineData("FieldLines();", "need charges")]
    [InlineData("Charge(\"A\", 1, 50, 50); FieldLines(99);", "out of range")]
    [InlineData("Current(\"I\", true, 100, 100, lines: 90);", "out of range")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
