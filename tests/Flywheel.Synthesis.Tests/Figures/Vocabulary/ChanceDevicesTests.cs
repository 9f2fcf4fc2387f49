namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ChanceDevicesTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void The_sectors_of_a_plain_spinner_are_equal() =>
        Assert.Equal("60", diagrams.Evaluate("Spinner([\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"], 224, 224);", "All(\"sector\").Max(s => s[\"degrees\"])"));

    [Fact]
    public void A_weighted_spinner_has_sectors_in_proportion() =>
        Assert.Equal("0.75", diagrams.Evaluate("Spinner([\"win\", \"lose\"], [1, 3], 224, 224, colors: \"green, red\");", "Find(\"sector\", \"lose\")[\"share\"]"));

    [Fact]
    public void Dice_are_numbered_from_the_left_and_know_their_pips() =>
        Assert.Equal("4", diagrams.Evaluate("Dice([1, 4, 6], 20, 20);", "Find(\"die\", \"2\").Value"));

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(60)]
    public void Balls_lie_inside_their_urn_and_apart(int count)
    {
        var scene = diagrams.Draw($"Urn([{string.Join(", ", Enumerable.Repeat("\"red\"", count))}], [], 100, 80, 200, 220, name: \"Bag\");");
        var balls = scene.OfKind("ball").ToArray();
        Assert.Equal(count, balls.Length);
        Assert.All(balls, b => Assert.True(b.Bounds.Left >= 100 && b.Bounds.Right <= 300 && b.Bounds.Top >= 80 && b.Bounds.Bottom <= 300));
        Assert.All(balls, a => Assert.All(balls.Where(b => b.Index > a.Index), b => Assert.True(a.Position.DistanceTo(b.Position) >= a.Bounds.Width * 0.85)));
    }

    [Fact]
    public void Cards_know_rank_suit_and_colour() =>
        Assert.Equal("10 hearts red", diagrams.Evaluate("Cards([\"10♥\", \"K♠\"], 20, 20);", "var c = Find(\"card\", \"10♥\"); return $\"{c[\"rank\"]} {c[\"suit\"]} {c[\"color\"]}\";"));

    [Fact]
    public void Coins_show_their_faces() =>
        Assert.Equal("70", diagrams.Evaluate("Coins([\"50\", \"20\"], 20, 20);", "All(\"coin\").Sum(c => c.Number)"));

    [Theory]
    [InlineData("Dice([7], 0, 0);", "1 to 6 pips, not 7")]
    [InlineData("Cards([\"7X\"], 0, 0);", "a rank and a suit")]
    [InlineData("Spinner([\"a\"], 224, 224);", "2 to 16 labels")]
    [InlineData("Spinner([\"a\", \"b\"], 224, 224, colors: \"red\");", "2 sectors but 1 colours")]
    [InlineData("Urn([\"red\", \"red\", \"red\"], [], 0, 0, 20, 20);", "too small for 3 balls")]
    [InlineData("Urn([], [], 0, 0, 100, 100);", "1 to 60 balls")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
