using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>The tree of a story with two outcomes in each of two stages; probabilities are tenths.</summary>
internal sealed record TreeFigure(Sheet Sheet, TreeStory Story)
{
    /// <summary>A tree of a story that suits the domain.</summary>
    public static TreeFigure Begin(Drafting drafting) =>
        new(Sheet.Begin(drafting, drafting.Random.Pick<int>([448, 480, 500]), drafting.Random.Pick<int>([320, 360, 400])), TreeStory.Pick(drafting));

    /// <summary>The program that draws it.</summary>
    /// <param name="first">Tenths of the first outcome.</param>
    /// <param name="after">Tenths of the second stage's first outcome, after either outcome of the first.</param>
    /// <param name="hidden">Path whose probability is left out; empty for none.</param>
    public string Code(int first, int[] after, string hidden = "")
    {
        (string Path, int Tenths)[] branches =
        [
            (Story.First[0], first),
            (Path(0, 0), after[0]),
            (Path(0, 1), 10 - after[0]),
            (Story.First[1], 10 - first),
            (Path(1, 0), after[1]),
            (Path(1, 1), 10 - after[1]),
        ];
        return Sheet.Writer()
            .Line($"ProbabilityTree({branches.Select(b => b.Path)}, {branches.Select(b => b.Path == hidden ? "" : Decimal(b.Tenths))}, {new[] { Story.FirstStage, Story.SecondStage }});")
            .ToString();
    }

    /// <summary>The path to an outcome of the second stage.</summary>
    public string Path(int first, int second) => $"{Story.First[first]}/{Story.Second[second]}";

    /// <summary>Both branches of a path, as thick lines.</summary>
    public string Trace(Scene scene, int first, int second, string color = "accent")
    {
        var (a, b) = (scene.Get("branch", Story.First[first]), scene.Get("branch", Path(first, second)));
        return Drawn.Code(Drawn.Line(a.Points[0], a.Points[1], color), Drawn.Line(b.Points[0], b.Points[1], color));
    }

    /// <summary>Tenths as a decimal.</summary>
    public static string Decimal(int tenths) => NumberAnswer.Format(tenths / 10.0);
}
