using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A sum of products over the rows of a table. The steps pair the columns and note the products beside the rows.</summary>
internal sealed class TableTotalFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "table-weighted-total";

    /// <inheritdoc />
    public override string FigureKind => "table-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => Data.Homes.Of(ProductStory.Sums.Select(s => (s.Domain, s.Topic)), "Statistics and Data Visualisation", "Weighted and other means");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var story = ProductStory.Pick(drafting, ProductStory.Sums);
        var table = ProductTable.Begin(drafting, story, 3, 5);
        double[] first = [.. table.Names.Select(_ => story.SomeFirst(drafting))];
        double[] second = [.. table.Names.Select(n => story.SomeSecond(drafting, n))];
        double[] products = [.. first.Zip(second, (a, b) => Math.Round(a * b, 6))];
        var total = Math.Round(products.Sum(), 6);
        var code = table.Code(first, second);
        var scene = drafting.Draw(code);
        var answer = new NumberAnswer(total, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, total - products[^1], Math.Round(first.Sum() * second.Sum(), 2), first.Sum() + second.Sum()));
        var sum = string.Join(" + ", products.Select(p => NumberAnswer.Format(p)));
        double[] changed = [.. first.Select((v, i) => i == 0 ? v + story.FirstStep : v)];
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Work out the {story.Result} from the table.",
                $"What is the {story.Result} for all rows of the table together?",
                $"Using both columns of numbers, find the {story.Result}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In each row \"{story.First}\" has to be multiplied by \"{story.Second}\". I frame these pairs.",
                        $"The two numbers of a row belong together, so I frame them row by row.",
                        $"Adding up a column alone would not do: every row counts with a product. I frame the factors."),
                    Drawn.Code(table.Names.Select((_, i) => Drawn.Frame(table.Row(scene, i))))),
                new ThinkingStep(
                    drafting.Say(
                        $"Beside the rows I write the products: {Products(first, second, products)}.",
                        $"The products are {Products(first, second, products)}; I note them in the margin.",
                        $"Row by row: {Products(first, second, products)}."),
                    Drawn.Code(products.Select((p, i) => table.Note(scene, i, $"= {NumberAnswer.Format(p)}", "red")))),
            ],
            Conclusion = drafting.Say(
                $"{sum} = {verdict.Text}.",
                $"Adding them up, {sum}, gives {verdict.Text}.",
                $"The {story.Result} is {sum} = {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($"return All(\"row-header\").Sum(r => Find(\"cell\", r.Name + {", " + story.First}).Value * Find(\"cell\", r.Name + {", " + story.Second}).Value);"),
            Variant = new Variant(table.Code(changed, second), answer with { Number = Math.Round(total + (story.FirstStep * second[0]), 6) }),
        };
    }

    private static string Products(double[] first, double[] second, double[] products) =>
        Wording.List(products.Select((p, i) => $"{NumberAnswer.Format(first[i])} × {NumberAnswer.Format(second[i])} = {NumberAnswer.Format(p)}"));
}
