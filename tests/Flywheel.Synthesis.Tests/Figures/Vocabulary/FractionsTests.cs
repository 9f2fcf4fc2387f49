namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FractionsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Theory]
    [InlineData("FractionBar(8, 3, 20, 20, name: \"A\");", 8, 3)]
    [InlineData("FractionCircle(5, 5, 200, 200, 80, name: \"A\");", 5, 5)]
    [InlineData("FractionCircle(1, 0, 200, 200, 80, name: \"A\");", 1, 0)]
    [InlineData("FractionGrid(3, 4, [0, 5, 11], 20, 20, 200, 150, name: \"A\");", 12, 3)]
    [InlineData("Counters(11, 4, 5, 40, 40, name: \"A\");", 11, 4)]
    public void Every_part_of_a_whole_is_recorded_with_its_shading(string code, int parts, int shaded)
    {
        var scene = figures.Draw(code);
        var drawn = scene.OfKind("part").Where(p => p.Name == "A").ToArray();
        Assert.Equal((parts, shaded), (drawn.Length, drawn.Count(p => p.Find("shaded")!.Value.Number == 1)));
        Assert.Equal(parts, scene.Find("whole", "A")!.Find("parts")!.Value.Number);
    }

    [Fact]
    public void A_bar_models_boxes_are_as_wide_as_their_sizes()
    {
        var boxes = figures.Draw("BarModel([3, 1], [\"x\", \"7\"], 40, 40, 50);").OfKind("bar-part").ToArray();
        Assert.Equal(["x", "7"], boxes.Select(b => b.Text));
        Assert.Equal(100, boxes[1].Position.X - boxes[0].Position.X, 6);
    }

    [Fact]
    public void Place_value_blocks_add_up()
    {
        var blocks = figures.Draw("PlaceValueBlocks(2, 11, 7, 20, 20);").OfKind("block");
        Assert.Equal(317, blocks.Sum(b => b.Find("value")!.Value.Number));
    }

    [Theory]
    [InlineData("FractionBar(4, 5, 20, 20);", "no more than there are")]
    [InlineData("FractionBar(4, 1, 20, 20, width: -3);", "must be positive")]
    [InlineData("FractionGrid(2, 2, [4], 20, 20, 100, 100);", "counted from 0")]
    [InlineData("Counters(200, 0, 9, 20, 20);", "1 to 60")]
    [InlineData("BarModel([1, 2], [\"x\"], 20, 20, 10);", "as many labels")]
    [InlineData("Brace(50, 55, 20, \"x\");", "at least 12 pixels")]
    [InlineData("PlaceValueBlocks(0, 0, 0, 20, 20);", "at most 6 hundreds")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
