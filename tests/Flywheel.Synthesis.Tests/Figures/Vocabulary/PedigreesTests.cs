using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class PedigreesTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_couple_leads_to_its_children()
    {
        var couple = fixture.Draw("""Person("A", "male", true, 100, 60); Person("B", "female", false, 200, 60); Person("C", "female", true, 150, 160); Couple("A", "B", ["C"]);""").OfKind("couple").Single();
        Assert.Equal([(100.0, 60.0), (200, 60), (150, 160)], couple.Points.Select(p => (p.X, p.Y)));
    }

    [Fact]
    public void A_cross_of_carriers_gives_one_pure_recessive_in_four()
    {
        var offspring = fixture.Draw("""PunnettSquare(["A", "a"], ["A", "a"], 80, 80);""").OfKind("offspring").Select(e => e.Name);
        Assert.Equal(["AA", "Aa", "Aa", "aa"], offspring);
    }

    [Theory]
    [InlineData("Person(\"A\", \"robot\", true, 10, 10);", "no symbol")]
    [InlineData("Couple(\"A\", \"B\", []);", "no person")]
    [InlineData("PunnettSquare([], [\"A\"], 80, 80);", "gametes")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
