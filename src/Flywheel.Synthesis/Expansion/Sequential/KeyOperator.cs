using System.Globalization;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>An answer that is a name is looked up in a key of numbers; so chains can go on from names.</summary>
internal sealed class KeyOperator : ExpansionOperator
{
    private const int LongestName = 36;

    /// <summary>More names than this would make the rows of long ones too low.</summary>
    private const int MostNames = 5;

    /// <inheritdoc />
    public override string Name => "inset-key";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Parent.Answer.Value is not TextAnswer { Written: var written } || written.Length > LongestName)
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
        var which = context.Has("inset-key") ? "lowest key" : "key";
        var panel = context.Scene.OfKind("panel").Count() + 1;
        var cell = scene.OfKind("inset-key").Last(k => k.Name == written);
        return new Expansion
        {
            Figure = figure,
            Question = context.Say(
                $"Then look up that answer in the {which} below the picture. Which number does it give?",
                $"The {which} gives a number for each possible answer. Which number belongs to yours?",
                $"Find your answer in the {which} below. What number goes with it?"),
            Step = new ThinkingStep(
                context.Say($"So the answer to the first part is {written}. I mark its cell in the key.", $"With {written} found, I look it up in the key and mark its cell."),
                FigureWriter.Code($"Rectangle({cell.Bounds.Left}, {cell.Bounds.Top}, {cell.Bounds.Width}, {cell.Bounds.Height}, color: \"red\", fill: \"red\", opacity: 0.12);")),
            Conclusion = context.Say($"For {written} the key says {Text(value)}.", $"The key gives {written} the number {Text(value)}.", $"So the number is {Text(value)}."),
            AnswerCode = $"All(\"inset-key\").First(k => k[\"panel\"] == {panel} && k.Name == {{0}}).Value",
            Apply = answer => answer.Value is TextAnswer text && Array.IndexOf(names, text.Written) is >= 0 and var index ? new NumberAnswer(numbers[index]) : null,
        };
    }

    /// <summary>
    /// The answer among names that could be mistaken for it: the choices, or the names of elements of the same kind, or else whatever has a name
    /// in the picture; a fraction among others of its denominator.
    /// </summary>
    private static string[] Names(ExpansionContext context, string written)
    {
        var scene = context.Scene;
        var kinds = scene.Elements.Where(e => e.Name == written).Select(e => e.Kind).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string>[] sources =
        [
            context.Parent.Choices.Select(c => c.Text),
            scene.Elements.Where(e => kinds.Contains(e.Kind)).Select(e => e.Name),
            scene.Elements.Where(e => !e.Kind.StartsWith("inset-", StringComparison.Ordinal)).Select(e => e.Name),
            scene.Elements.SelectMany(e => e.Values).Where(v => !v.Value.IsNumber && v.Key is not ("color" or "fill")).Select(v => v.Value.Text),
            Fractions(written),
        ];
        string[] others = [];
        foreach (var source in sources)
        {
            others = [.. source.Where(n => n.Length is > 0 and <= LongestName && n != written).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (others.Length >= 2)
            {
                break;
            }
        }

        string[] names = [written, .. context.Random.Sample(others, Math.Min(others.Length, MostNames - 1))];
        context.Random.Shuffle<string>(names);
        return names;
    }

    private static IEnumerable<string> Fractions(string written)
        => written.Split('/') is [var above, var below] && int.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            ? Enumerable.Range(1, Math.Clamp(denominator, 0, 40)).Select(numerator => $"{numerator}/{below}")
            : [];
}
