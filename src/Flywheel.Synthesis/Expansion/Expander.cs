using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Expansion.Parallel;
using Flywheel.Synthesis.Expansion.Sequential;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion;

/// <summary>
/// Makes harder children of problems. A child keeps its parent's picture, question, steps and answer code and goes on from there; its own
/// answer code calls the parent's, so the whole chain is recomputed from the picture.
/// </summary>
public sealed class Expander(FigureEngine engine)
{
    /// <summary>The operators, parallel ones first.</summary>
    public static ImmutableArray<ExpansionOperator> Operators { get; } =
    [
        new DialOperator(), new DiceOperator(), new BarsOperator(), new RulerOperator(), new BeadsOperator(), new CountOperator(),
        new RingOperator(), new MachineOperator(), new DecisionOperator(), new TrackOperator(), new BandsOperator(), new KeyOperator(),
    ];

    /// <summary>A child of a problem by an operator that suits it; the same arguments give the same child.</summary>
    /// <param name="parent">A problem that was checked.</param>
    /// <param name="id">The child's id.</param>
    /// <param name="seed">The child's seed.</param>
    /// <param name="cancellationToken">Ends the work between operators.</param>
    /// <returns>The child, not yet checked; null if no operator suits the problem.</returns>
    public Problem? Expand(Problem parent, string id, ulong seed, CancellationToken cancellationToken = default)
    {
        var random = SeededRandom.For(seed);
        var operators = random.Shuffled(Operators);

        // Alternating keeps the two directions in balance, although more operators suit numbers than names.
        var first = random.Chance(0.5) ? Lineage.Parallel : Lineage.Sequential;
        if (engine.Draw(parent.FigureCode, cancellationToken).Scene is not { } scene)
        {
            return null;
        }

        foreach (var chosen in operators.OrderBy(o => o.Lineage == first ? 0 : 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new ExpansionContext(parent, scene, engine, random.Fork(chosen.Name));
            if (chosen.Compose(context) is { } expansion && Child(parent, chosen, expansion, id, seed) is { } child)
            {
                return child;
            }
        }

        return null;
    }

    private static Problem? Child(Problem parent, ExpansionOperator chosen, Expansion expansion, string id, ulong seed)
    {
        if (expansion.Apply(parent.Answer) is not { } answer)
        {
            return null;
        }

        var step = expansion.Step with { Thought = $"{parent.Conclusion} {expansion.Step.Thought}" };
        return parent with
        {
            Id = id,
            Seed = seed,
            Parent = parent.Id,
            Lineage = chosen.Lineage,
            Level = parent.Level + 1,
            Family = $"{parent.Family}+{chosen.Name}",
            Question = $"{Open(parent)} {expansion.Question}",
            Choices = [],
            Answer = answer,
            FigureCode = Appended(parent.FigureCode, expansion.Figure),
            Steps = [.. parent.Steps, step],
            Conclusion = expansion.Conclusion,
            AnswerCode = Nest(parent, expansion.AnswerCode),
            Variant = expansion.SuitsVariant && parent.Variant is { } variant && expansion.Apply(variant.Answer) is { } predicted
                ? new Variant(Appended(variant.FigureCode, expansion.Figure), predicted)
                : null,
        };
    }

    private static string Appended(string code, string addition) => addition.Length == 0 ? code : code.TrimEnd() + "\n" + addition;

    /// <summary>The parent's question as the first part of the child's: choices of numbers are dropped, others stay since they define it.</summary>
    private static string Open(Problem parent) => parent.Choices.Length == 0 || parent.Answer.Value is NumberAnswer
        ? parent.Question
        : $"{parent.Question} (Options: {string.Join("; ", parent.Choices.Select(c => c.Text))}.)";

    private static string Nest(Problem parent, string code)
    {
        var name = $"Answer{parent.Level.ToString(CultureInfo.InvariantCulture)}";
        var type = parent.Answer.Value is NumberAnswer ? "double" : "string";
        var body = parent.AnswerCode.Trim();
        var statements = body.EndsWith(';') || body.EndsWith('}') ? body : $"return {body};";

        // Computed once: a lambda that called it for every element would pay for the whole chain each time.
        var result = $"answer{parent.Level.ToString(CultureInfo.InvariantCulture)}";
        var rest = code.Replace("{0}", result, StringComparison.Ordinal);
        return $"{type} {name}() {{ {statements} }}\nvar {result} = {name}();\n{(rest.EndsWith(';') ? rest : $"return {rest};")}";
    }
}
