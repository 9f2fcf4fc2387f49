using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class BodiesTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_part_lies_on_the_side_that_is_asked_for()
    {
        var scene = fixture.Draw("""BodyOutline(200, 20, 400); BodyPart("knee", "A", 60, 300, left: true); BodyPart("heart", "B", 380, 100);""");
        Assert.True(scene.Find("body-part", "knee")!.Points[0].X < 200);
        Assert.Equal("B", scene.Find("body-part", "heart")!.Text);
    }

    [Theory]
    [InlineData("BodyPart(\"heart\", \"A\", 10, 10);", "needs a body")]
    [InlineData("BodyOutline(200, 20); BodyPart(\"wing\", \"A\", 10, 10);", "no part")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
