using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class StructuresTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_load_knows_the_number_in_its_label()
    {
        var scene = fixture.Draw("""Beam("b", 60, 150, 8); Support("A", "pin", 60, 157); Load("F", 180, 143, "12 kN");""");
        Assert.Equal(12, scene.OfKind("load").Single().Find("value")!.Value.Number);
        Assert.Equal(380, scene.OfKind("beam").Single().Points[1].X);
    }

    [Fact]
    public void A_member_is_named_by_its_joints()
    {
        var scene = fixture.Draw("""Truss(["A", "B", "C"], [Pt(60, 200), Pt(260, 200), Pt(160, 80)], [[0, 1], [1, 2], [2, 0]]);""");
        Assert.Equal(["AB", "BC", "CA"], scene.OfKind("member").Select(m => m.Name));
    }

    [Theory]
    [InlineData("Support(\"A\", \"rope\", 60, 157);", "no support")]
    [InlineData("Truss([\"A\", \"B\"], [Pt(1, 1), Pt(9, 9)], [[0, 5]]);", "joins two joints")]
    [InlineData("Beam(\"b\", 60, 150, 99);", "too long")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
