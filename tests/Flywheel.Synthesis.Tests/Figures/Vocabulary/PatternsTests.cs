using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class PatternsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void Cells_and_options_stand_apart_on_the_canvas()
    {
        var scene = figures.Draw("PatternCells(3, 3, missingRow: 3, missingColumn: 2, options: 4);");
        var boxes = scene.OfKind("cell").Concat(scene.OfKind("option")).Select(e => e.Bounds).ToArray();
        Assert.Equal(13, boxes.Length);
        Assert.All(boxes, b => Assert.True(scene.Canvas.Contains(b)));
        Assert.DoesNotContain(boxes, b => boxes.Any(other => other != b && other.Overlaps(b)));
        Assert.Equal("?", scene.OfKind("cell").Single(c => c.Find("missing")!.Value.Number == 1).Text);
    }

    [Fact]
    public void As_many_shapes_are_drawn_as_counted_and_none_leaves_its_cell()
    {
        for (var count = 1; count <= 9; count++)
        {
            var scene = figures.Draw($"PatternCells(1, 1); PatternShape(1, 1, \"star\", count: {count});");
            var shape = scene.OfKind("pattern-shape").Single();
            Assert.Equal(count, scene.Marks.OfType<StrokeMark>().Count(m => m.Element == shape.Index));
            Assert.True(scene.OfKind("cell").Single().Bounds.Contains(shape.Bounds), $"{count} shapes leave the cell");
        }
    }

    [Fact]
    public void Slots_are_counted_like_text()
    {
        var scene = figures.Draw("PatternCells(1, 1); PatternShape(1, 1, \"circle\", slot: 1); PatternShape(1, 1, \"circle\", slot: 6);");
        var cell = scene.OfKind("cell").Single().Position;
        Point[] at = [.. scene.OfKind("pattern-shape").Select(s => s.Position)];
        Assert.True(at[0].X < cell.X && at[0].Y < cell.Y);
        Assert.True(at[1].X > cell.X && Math.Abs(at[1].Y - cell.Y) < 1e-9);
    }

    [Theory]
    [InlineData("triangle", 10)]
    [InlineData("square", 16)]
    [InlineData("rectangle", 20)]
    [InlineData("ell", 7)]
    [InlineData("row", 4)]
    public void Dot_patterns_have_the_dots_of_their_figure(string shape, int count)
    {
        var pattern = figures.Draw($"DotPattern(\"{shape}\", 4, 40, 200);").OfKind("dot-pattern").Single();
        Assert.Equal((count, count), ((int)pattern.Find("count")!.Value.Number, pattern.Points.Length));
    }

    [Theory]
    [InlineData("PatternShape(1, 1, \"star\");", "PatternCells(...)")]
    [InlineData("PatternCells(9, 9);", "1 to 6 rows")]
    [InlineData("PatternCells(2, 2); PatternShape(3, 1, \"star\");", "counted from 1")]
    [InlineData("PatternCells(2, 2); PatternShape(1, 1, \"cow\");", "Shapes are circle")]
    [InlineData("PatternCells(2, 2); PatternShape(1, 1, \"star\", count: 12);", "1 to 9")]
    [InlineData("PatternCells(2, 2); PatternShape(1, 1, \"star\", fill: \"loud\");", "solid, light and none")]
    [InlineData("PatternCells(2, 2, options: 3); OptionShape(\"Z\", \"star\");", "A, B, C")]
    [InlineData("DotPattern(\"heap\", 3, 20, 200);", "triangle, square")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
