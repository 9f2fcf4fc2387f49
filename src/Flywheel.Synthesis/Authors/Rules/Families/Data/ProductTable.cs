using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The table of a <see cref="ProductStory"/>, with room on the right for notes.</summary>
internal sealed record ProductTable(Sheet Sheet, ProductStory Story, string[] Names)
{
    /// <summary>A table with some of the story's rows.</summary>
    public static ProductTable Begin(Drafting drafting, ProductStory story, int least, int most)
    {
        var count = Math.Min(story.Names.Length, drafting.Random.Range(least, most));
        string[] names = [.. drafting.Random.Sample(Enumerable.Range(0, story.Names.Length), count).Order().Select(i => story.Names[i])];
        return new ProductTable(Sheet.Begin(drafting, 600, 110 + (count * 42)), story, names);
    }

    /// <summary>The program that draws it.</summary>
    public string Code(double[] first, double[] second) => Sheet.Writer()
        .Line($"Table({new[] { Story.Head, Story.First, Story.Second }}, {Wording.Rows(Names.Select((n, i) => new[] { n, NumberAnswer.Format(first[i]), NumberAnswer.Format(second[i]) }))}, title: {Story.Title});")
        .ToString();

    /// <summary>A note in the margin beside a row.</summary>
    public string Note(Scene scene, int row, string text, string color = "accent")
    {
        var cell = scene.Get("cell", $"{Names[row]}, {Story.Second}").Bounds;
        var half = text.Length * 4.4;
        return cell.Right + (2 * half) + 12 < scene.Width
            ? Drawn.Note(text, new Point(cell.Right + half + 8, cell.Center.Y), 14, color)
            : throw new DraftException("There is no room beside the table.");
    }

    /// <summary>The box around both numbers of a row.</summary>
    public Box Row(Scene scene, int row) =>
        scene.Get("cell", $"{Names[row]}, {Story.First}").Bounds.Union(scene.Get("cell", $"{Names[row]}, {Story.Second}").Bounds).Inflate(-1);
}
