using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>What a family drafts with: random numbers, a theme, words, and the figure engine to see where things stand in its picture.</summary>
/// <param name="engine">Runs figure programs.</param>
/// <param name="random">The problem's own stream.</param>
/// <param name="domain">Name of the domain that the problem is written for; one of the family's homes, or another that shares the figure kind.</param>
public sealed class Drafting(FigureEngine engine, SeededRandom random, string domain)
{
    private const string PointNames = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly double[] ThemeWeights = [5, 3, 2, 2, 2, 2, 1, 1];
    private static readonly double[] PaperWeights = [14, 2, 1, 1, 2];

    /// <summary>The source of every choice.</summary>
    public SeededRandom Random { get; } = random;

    /// <summary>Name of the domain that the problem is written for; families with several homes choose their story by it.</summary>
    public string Domain { get; } = domain;

    /// <summary>A first line for the figure program: canvas and a theme drawn at random, sometimes with paper and noise.</summary>
    /// <param name="width">Canvas width in pixels.</param>
    /// <param name="height">Canvas height in pixels.</param>
    public FigureWriter Begin(double width = 448, double height = 448)
    {
        var theme = Theme.All[Random.PickWeighted(ThemeWeights)];
        var paper = (PaperTexture)Random.PickWeighted(PaperWeights);
        var noise = Random.Chance(0.1) ? Random.Range(1, 3) / 100.0 : 0;
        var writer = new FigureWriter().Line($"Canvas({width}, {height});");
        return paper == PaperTexture.Plain && noise == 0
            ? writer.Line($"Theme({theme.Name});")
            : writer.Line($"Theme({theme.Name}, paper: {paper.ToString().ToLowerInvariant()}, noise: {noise}, seed: {Random.Range(1, 999)});");
    }

    /// <summary>Runs a figure program, to read positions from its inventory.</summary>
    /// <exception cref="DraftException">The program fails; the message has its first error.</exception>
    public Scene Draw(string figureCode) => Scene(engine.Draw(figureCode));

    /// <summary>Runs a step on a scene.</summary>
    /// <exception cref="DraftException">The program fails; the message has its first error.</exception>
    public Scene DrawStep(Scene scene, string code) => Scene(engine.DrawStep(scene, code));

    /// <summary>One of several phrasings.</summary>
    public string Say(params ReadOnlySpan<string> phrasings) => Random.Pick(phrasings);

    /// <summary>Distinct names for points: mostly consecutive letters, sometimes any; never I or O, which look like digits.</summary>
    public string[] Letters(int count)
    {
        if (Random.Chance(0.3))
        {
            return [.. Random.Sample(PointNames.Select(c => c.ToString()), count)];
        }

        var first = Random.Chance(0.5) ? 0 : Random.Next(PointNames.Length - count + 1);
        return [.. PointNames.Skip(first).Take(count).Select(c => c.ToString())];
    }

    /// <summary>Four choices: the right value and distinct wrong ones, in ascending order if all are numbers, else shuffled.</summary>
    /// <param name="right">The right value.</param>
    /// <param name="wrong">Wrong values, the most tempting first; those equal in text to another are left out.</param>
    /// <param name="count">Choices wanted, 3 to 6.</param>
    /// <returns>The choices and the answer that names the right one.</returns>
    /// <exception cref="DraftException">There are not enough distinct wrong values.</exception>
    public (ImmutableArray<Choice> Choices, ChoiceAnswer Answer) Choose(Answer right, IEnumerable<Answer> wrong, int count = 4)
    {
        var values = new List<Answer> { right };
        foreach (var value in wrong)
        {
            if (values.Count < count && values.TrueForAll(v => !string.Equals(v.Text, value.Text, StringComparison.OrdinalIgnoreCase)))
            {
                values.Add(value);
            }
        }

        if (values.Count < count)
        {
            throw new DraftException($"Only {values.Count} distinct choices for {right.Text}.");
        }

        if (values.TrueForAll(v => v is NumberAnswer))
        {
            values.Sort((a, b) => ((NumberAnswer)a).Number.CompareTo(((NumberAnswer)b).Number));
        }
        else
        {
            Random.Shuffle(values);
        }

        var choices = values.Select((v, i) => new Choice(((char)('A' + i)).ToString(), v.Text)).ToImmutableArray();
        return (choices, new ChoiceAnswer(choices[values.IndexOf(right)].Letter, right));
    }

    /// <summary>Wrong numbers near a right one: common slips first, then neighbours, none equal to it.</summary>
    public IEnumerable<Answer> Near(NumberAnswer right, params double[] slips)
    {
        foreach (var slip in slips)
        {
            yield return right with { Number = slip };
        }

        var unit = Math.Max(1, Math.Round(Math.Abs(right.Number) * 0.1));
        foreach (var offset in Random.Shuffled([-3, -2, -1, 1, 2, 3]))
        {
            if (right.Number < 0 || right.Number + (offset * unit) > 0)
            {
                yield return right with { Number = right.Number + (offset * unit) };
            }
        }
    }

    private static Scene Scene(FigureResult result) =>
        result.Scene ?? throw new DraftException($"The figure program fails: {result.Errors.FirstOrDefault()}");
}
