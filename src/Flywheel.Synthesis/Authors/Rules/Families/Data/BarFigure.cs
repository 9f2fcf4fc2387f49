using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A bar chart of a story: everything about it but the values.</summary>
internal sealed record BarFigure(Sheet Sheet, ChartStory Story, string Title, string[] Labels, string Color, bool Lying)
{
    /// <summary>A chart of some labels of a story that suits the domain.</summary>
    public static BarFigure Begin(Drafting drafting, int least, int most)
    {
        var story = ChartStory.Pick(drafting, BarStories.Single);
        return new BarFigure(
            Sheet.Begin(drafting),
            story,
            story.TitleFor(drafting),
            story.SomeLabels(drafting, least, most),
            drafting.Say("blue", "green", "teal", "purple", "orange", "brown"),
            drafting.Random.Chance(0.3));
    }

    /// <summary>The program that draws it.</summary>
    public string Code(double[] values) => Sheet.Writer()
        .Line($"BarChart({Labels}, {values}, title: {Title}, valueLabel: {Story.ValueAxis}, categoryLabel: {Story.Axis}, horizontal: {Lying}, color: {Color}, max: {Top(values)}, step: {Story.Tick}, minor: {Story.Parts});")
        .ToString();

    /// <summary>A note just beyond the end of a label's bar.</summary>
    public string Note(Scene scene, int label, string text, string color = "accent") =>
        Drawn.Note(text, End(scene, label) + (Lying ? new Point(7 + (text.Length * 4.5), 0) : new Point(0, -10)), color: color);

    /// <summary>The end of a label's bar.</summary>
    public Point End(Scene scene, int label) => scene.Get("bar", Labels[label]).Points[0];

    /// <summary>Where the level of a point is read off.</summary>
    public Point OnScale(Scene scene, Point point) => Lying ? scene.AtBottom(point) : scene.AtLeft(point);

    /// <summary>A line at a value across all bars.</summary>
    public string Across(Scene scene, double value)
    {
        var at = scene.OnAxis(Lying ? "x" : "y", value);
        return Lying ? Drawn.Dashed(at, at with { Y = scene.Get("axis", "y").Points[1].Y }) : Drawn.Dashed(at, scene.AtRight(at));
    }

    /// <summary>The first tick that leaves room for a note beyond the longest bar.</summary>
    private double Top(double[] values) => Math.Ceiling((values.Max() / Story.Tick) + (Lying ? 0.5 : 0.2)) * Story.Tick;
}
