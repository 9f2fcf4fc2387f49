using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class NetsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_net_has_a_face_for_each_letter()
    {
        var faces = fixture.Draw("""SquareNet([" A  ", "BCDE", " F  "], 20, 20, side: 60);""").OfKind("net-face").ToArray();
        Assert.Equal(["A", "B", "C", "D", "E", "F"], faces.Select(f => f.Name));
        Assert.Equal(new(110, 50), faces[0].Points[0]);
    }

    [Fact]
    public void The_faces_of_a_cuboids_net_come_in_equal_pairs()
    {
        var scene = fixture.Draw("""CuboidNet(3, 2, 4, 30, 30, 30, ["3 cm", "2 cm", "4 cm"]);""");
        foreach (var (one, other) in new[] { ("front", "back"), ("left", "right"), ("top", "bottom") })
        {
            Assert.Equal(Sides(one), Sides(other));
        }

        (double Width, double Height) Sides(string name) =>
            (scene.Find("net-face", name)!.Find("width")!.Value.Number, scene.Find("net-face", name)!.Find("height")!.Value.Number);
    }

    [Theory]
    [InlineData("SquareNet([\"   \"], 20, 20);", "1 to 40 faces")]
    [InlineData("CuboidNet(3, 2, 4, 30, 30, 30, [\"3\"]);", "three labels")]
    [InlineData("CuboidNet(0, 2, 4, 30, 30, 30);", "width")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
