using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FloorPlansTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_room_knows_its_area()
    {
        var room = fixture.Draw("""Room("Hall", 1, 0, 4, 3, unit: 30, originX: 20, originY: 20);""").OfKind("room").Single();
        Assert.Equal(12, room.Find("area")!.Value.Number);
        Assert.Equal(new(50, 20), room.Points[1]);
    }

    [Theory]
    [InlineData("Room(\"Hall\", 0, 0, -1, 3);", "width")]
    [InlineData("Door(50, 50, 0, size: 0);", "size")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
