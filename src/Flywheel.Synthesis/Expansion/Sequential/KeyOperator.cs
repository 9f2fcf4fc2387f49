using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>An answer that is a name is looked up in a key of numbers; so chains can go on from names.</summary>
internal sealed class KeyOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override string Name => "inset-key";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Parent.Answer.Value is not TextAnswer { Written: var written } || written.Length > 14 || context.Has("inset-key"))
        {
            return null;
        }

        var names = Names(context, written);
        if (names.Length < 3)
        {
            return null;
        }

        var numbers = context.Random.Sample(Enumerable.Range(2, 40).Select(i => (double)i), names.Length);
        var figure = Panel($"InsetKey({names}, {numbers});");
        if (context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var value = numbers[Array.IndexOf(names, written)];
        var cell = scene.Find("inset-key", written)!;
        return new Expansion
        {
            Figure = figure,
            Question = context.Say(
                "Then look up that answer in the key below the picture. Which number does the key give?",
                "The key in the lower panel gives a number for each possible answer. Which number belongs to yours?",
                "Find your answer in the key below. What number stands under it?"),
            Step = new ThinkingStep(
                context.Say($"So the answer to the first part is {written}. I mark its cell in the key.", $"With {written} found, I look it up in the key and mark its cell."),
                FigureWriter.Code($"Rectangle({cell.Bounds.Left}, {cell.Bounds.Top}, {cell.Bounds.Width}, {cell.Bounds.Height}, color: \"red\", fill: \"red\", opacity: 0.12);")),
            Conclusion = context.Say($"Under {written} the key says {Text(value)}.", $"The key gives {written} the number {Text(value)}.", $"So the number is {Text(value)}."),
            AnswerCode = "Find(\"inset-key\", {0}).Value",
            Apply = answer => answer.Value is TextAnswer text && Array.IndexOf(names, text.Written) is >= 0 and var index ? new NumberAnswer(numbers[index]) : null,
        };
    }

    /// <summary>The answer among names that could be mistaken for it: the choices, or the names of elements of the same kind.</summary>
    private static string[] Names(ExpansionContext context, string written)
    {
        var rivals = context.Parent.Choices.Length > 0
            ? context.Parent.Choices.Select(c => c.Text)
            : context.Scene.Elements
                .Where(e => e.Name == written)
                .SelectMany(e => context.Scene.OfKind(e.Kind))
                .Select(e => e.Name);
        string[] others = [.. rivals.Where(n => n.Length is > 0 and <= 14 && n != written).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] names = [written, .. context.Random.Sample(others, Math.Min(others.Length, 4))];
        context.Random.Shuffle<string>(names);
        return names;
    }
}
