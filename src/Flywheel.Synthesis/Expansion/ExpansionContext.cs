using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion;

/// <summary>A problem to expand, and what operators need to know of it.</summary>
public sealed class ExpansionContext
{
    private static readonly string[] Symbols = ["n", "m", "k", "t", "s", "u"];
    private readonly FigureEngine _engine;

    internal ExpansionContext(Problem parent, Scene scene, FigureEngine engine, SeededRandom random)
    {
        (Parent, Scene, _engine, Random) = (parent, scene, engine, random);
    }

    /// <summary>The problem.</summary>
    public Problem Parent { get; }

    /// <summary>Its picture without steps.</summary>
    public Scene Scene { get; }

    /// <summary>The child's own stream.</summary>
    public SeededRandom Random { get; }

    /// <summary>The letter that stands for the parent's answer; another one at each level.</summary>
    public string Symbol => Symbols[Parent.Level % Symbols.Length];

    /// <summary>The parent's answer if it is an exact number of at most two decimals and moderate size, else null.</summary>
    public double? Number => Exact(Parent.Answer);

    /// <summary>The parent's answer if it is an exact whole number of moderate size, else null.</summary>
    public int? Whole => Number is { } number && Math.Abs(number - Math.Round(number)) < 1e-9 ? (int)Math.Round(number) : null;

    /// <summary>The value of an answer as an exact number of at most two decimals and moderate size, else null.</summary>
    public static double? Exact(Answer answer) =>
        answer.Value is NumberAnswer { Tolerance: 0 } number
        && Math.Abs(number.Number) <= 20_000
        && Math.Abs((number.Number * 100) - Math.Round(number.Number * 100)) < 1e-7
            ? Math.Round(number.Number, 2)
            : null;

    /// <summary>The parent's picture with a construction added; null if it cannot be drawn.</summary>
    public Scene? Draw(string addition) => _engine.Draw(Parent.FigureCode + addition).Scene;

    /// <summary>Whether the picture has an element of that kind.</summary>
    public bool Has(string kind) => Scene.OfKind(kind).Any();

    /// <summary>One of several phrasings.</summary>
    public string Say(params ReadOnlySpan<string> phrasings) => Random.Pick(phrasings);
}
