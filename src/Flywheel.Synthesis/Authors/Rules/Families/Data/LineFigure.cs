using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A line chart of a story: everything about it but the values.</summary>
internal sealed record LineFigure(Sheet Sheet, ChartStory Story, string Title, string[] Labels, string Color)
{
    /// <summary>A chart of some labels of a story that suits the domain.</summary>
    public static LineFigure Begin(Drafting drafting, int least, int most)
    {
        var story = ChartStory.Pick(drafting, LineStories.Single);
        return new LineFigure(Sheet.Begin(drafting), story, story.TitleFor(drafting), story.SomeLabels(drafting, least, most), drafting.Say("blue", "green", "teal", "purple", "brown"));
    }

    /// <summary>The program that draws it.</summary>
    public string Code(double[] values) => Sheet.Writer()
        .Line($"LineChart({Labels}, {values}, title: {Title}, valueLabel: {Story.ValueAxis}, categoryLabel: {Story.Axis}, color: {Color}, min: {Start}, step: {Story.Tick}, minor: {Story.Parts});")
        .ToString();

    /// <summary>The marker of a label.</summary>
    public Point At(Scene scene, int label) => scene.Get("data-point", Labels[label]).Points[0];

    private double Start => Story.Low < 2 * Story.Tick ? 0 : Math.Floor((Story.Low / Story.Tick) - 0.5) * Story.Tick;
}
