using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion.Sequential;

/// <summary>The answer falls into one of several ranges, whose letter is asked for. Works for rounded answers, too.</summary>
internal sealed class BandsOperator : ExpansionOperator
{
    /// <inheritdoc />
    public override string Name => "inset-bands";

    /// <inheritdoc />
    public override Lineage Lineage => Lineage.Sequential;

    /// <inheritdoc />
    public override Expansion? Compose(ExpansionContext context)
    {
        if (context.Parent.Answer.Value is not NumberAnswer { Number: var number } parent || Math.Abs(number) > 20_000 || context.Has("inset-band"))
        {
            return null;
        }

        var random = context.Random;
        var count = random.Range(4, 5);

        // A rounded answer must fall into the same class as the exact one: it stays clear of the limits.
        var margin = Math.Max(1, Math.Ceiling(3 * parent.Tolerance));
        var width = Math.Max((2 * margin) + 2, Math.Ceiling(Math.Abs(number) * random.Double(0.1, 0.4)));
        var place = random.Next(count);
        var low = Math.Floor(number) - (place * width) - margin - random.Next((int)Math.Min(width - (2 * margin), 1_000));
        double[] limits = [.. Enumerable.Range(0, count + 1).Select(i => low + (i * width))];
        string[] names = [.. random.Shuffled("PQRSTUV".Take(count).Select(c => c.ToString()))];
        var figure = Panel($"InsetBands({limits}, {names});");
        var found = Band(number);
        if (found is null || context.Draw(figure) is not { } scene)
        {
            return null;
        }

        var symbol = context.Symbol;
        var cell = scene.Find("inset-band", found)!;
        var (from, to) = (cell.Find("low")!.Value.Number, cell.Find("high")!.Value.Number);
        return new Expansion
        {
            Figure = figure,
            Question = $"{Introduce(context)} " + context.Say(
                $"The table below sorts numbers into classes by their size. Which class does {symbol} belong to?",
                $"In which class of the table in the lower panel does {symbol} fall?",
                $"Find the cell below whose range holds {symbol}. Which letter does it carry?"),
            Step = new ThinkingStep(
                $"So {symbol} = {Text(number)}. " + context.Say(
                    $"It lies between {Text(from)} and {Text(to)}; I frame that cell of the table.",
                    $"The range from {Text(from)} to {Text(to)} holds {Text(number)}, so I frame its cell."),
                FigureWriter.Code($"Rectangle({cell.Bounds.Left}, {cell.Bounds.Top}, {cell.Bounds.Width}, {cell.Bounds.Height}, color: \"red\", fill: \"red\", opacity: 0.12);")),
            Conclusion = context.Say($"The class is {found}.", $"The cell that holds {symbol} carries the letter {found}.", $"So {symbol} belongs to class {found}."),
            AnswerCode = "All(\"inset-band\").First(b => {0} >= b[\"low\"] && {0} < b[\"high\"]).Name",
            Apply = answer => answer.Value is NumberAnswer n && Band(n.Number) is { } name ? new TextAnswer(name) : null,
        };

        string? Band(double value) => names.Where((_, i) => value >= limits[i] && value < limits[i + 1]).FirstOrDefault();
    }
}
