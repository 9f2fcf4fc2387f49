using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class CellsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_part_of_a_cell_is_named_after_its_kind_and_carries_its_letter()
    {
        var part = fixture.Draw("""Cell("plant", 200, 200); Organelle("nucleus", 180, 190, 60, label: "A", labelX: 60, labelY: 60);""").OfKind("organelle").Single();
        Assert.Equal(("nucleus", "A"), (part.Name, part.Text));
    }

    [Theory]
    [InlineData("Cell(\"fungus\", 100, 100);", "no cell")]
    [InlineData("Organelle(\"heart\", 100, 100);", "no organelle")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
