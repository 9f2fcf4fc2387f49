using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Which row of a table has the greatest or smallest quotient. The steps note the quotients and frame the row.</summary>
internal sealed class TableRatioFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "table-greatest-ratio";

    /// <inheritdoc />
    public override string FigureKind => "table-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => Data.Homes.Of(ProductStory.Ratios.Select(s => (s.Domain, s.Topic)), "Statistics and Data Visualisation", "Arithmetic mean");

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var story = ProductStory.Pick(drafting, ProductStory.Ratios);
        var table = ProductTable.Begin(drafting, story, 4, 5);
        double[] ratios = [.. table.Names.Select(_ => story.SomeFirst(drafting))];
        double[] second = [.. table.Names.Select(n => story.SomeSecond(drafting, n))];
        double[] first = [.. ratios.Zip(second, (r, s) => Math.Round(r * s, 6))];
        var greatest = drafting.Random.Chance(0.6);
        int[] order = [.. Enumerable.Range(0, ratios.Length).OrderBy(i => greatest ? -ratios[i] : ratios[i])];
        var best = order[0];
        if (ratios.Distinct().Count() < ratios.Length || best == Array.IndexOf(first, greatest ? first.Max() : first.Min()) && drafting.Random.Chance(0.7))
        {
            throw new DraftException("The quotients decide nothing new.");
        }

        var code = table.Code(first, second);
        var scene = drafting.Draw(code);
        var verdict = Verdict.Maybe(drafting, new TextAnswer(table.Names[best]), order[1..].Select(i => new TextAnswer(table.Names[i])), 0.6);
        var (word, head) = (greatest ? "greatest" : "smallest", story.Head.ToLowerInvariant());
        var list = Wording.List(ratios.Select((r, i) => $"{NumberAnswer.Format(first[i])} ÷ {NumberAnswer.Format(second[i])} = {NumberAnswer.Format(r)}"));
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Which {head} has the {word} {story.Result}?",
                $"Compare the rows of the table. For which {head} is the {story.Result} {word}?",
                $"The {story.Result} is \"{story.First}\" divided by \"{story.Second}\". Where is it {word}?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The {story.Result} of a row is its first number divided by its second: {list}. I note the quotients.",
                        $"I divide row by row and write the results in the margin: {list}.",
                        $"Neither column decides alone, so I divide them: {list}."),
                    Drawn.Code(ratios.Select((r, i) => table.Note(scene, i, $"= {NumberAnswer.Format(r)}")))),
                new ThinkingStep(
                    drafting.Say(
                        $"The {word} of these is {NumberAnswer.Format(ratios[best])}. I frame its row.",
                        $"{NumberAnswer.Format(ratios[best])} is the {word} quotient; its row is framed.",
                        $"Comparing the notes, I frame the row with {NumberAnswer.Format(ratios[best])}, the {word} one."),
                    Drawn.Frame(table.Row(scene, best), "red")),
            ],
            Conclusion = drafting.Say(
                $"The framed row is that of {verdict.Text}.",
                $"So the {story.Result} is {word} for {verdict.Text}.",
                $"With {new NumberAnswer(ratios[best], story.Unit).Text}, the answer is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = greatest
                ? FigureWriter.Code($"return All(\"row-header\").MaxBy(r => Find(\"cell\", r.Name + {", " + story.First}).Value / Find(\"cell\", r.Name + {", " + story.Second}).Value).Name;")
                : FigureWriter.Code($"return All(\"row-header\").MinBy(r => Find(\"cell\", r.Name + {", " + story.First}).Value / Find(\"cell\", r.Name + {", " + story.Second}).Value).Name;"),
        };
    }
}
