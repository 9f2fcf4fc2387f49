using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>A missing count of a two-way table with totals, found in two moves. The steps frame the column and the row that are used.</summary>
internal sealed class TableMissingFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "two-way-table-missing";

    /// <inheritdoc />
    public override string FigureKind => "table-grid";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => TwoWayStory.Homes;

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = TwoWayStory.Pick(drafting);
        string[] columns = [.. random.Sample(Enumerable.Range(0, story.Columns.Length), 3).Order().Select(i => story.Columns[i])];
        var counts = story.Rows.Select(_ => columns.Select(_ => random.Range(4, 39)).ToArray()).ToArray();
        var (row, (asked, helper)) = (random.Next(3), random.Pick<(int, int)>([(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]));
        var sheet = Sheet.Begin(drafting, 460, random.Pick<int>([300, 320, 340]));
        var code = Figure(sheet, story, columns, counts, row, asked, helper);
        var scene = drafting.Draw(code);
        var (rowName, askedName, helperName) = (story.Rows[row], columns[asked], columns[helper]);
        int[] others = [.. Enumerable.Range(0, 3).Where(r => r != row).Select(r => counts[r][helper])];
        var (columnTotal, rowTotal) = (counts.Sum(c => c[helper]), counts[row].Sum());
        var (found, rest) = (counts[row][helper], counts[row][3 - asked - helper]);
        var wanted = counts[row][asked];
        var answer = new NumberAnswer(wanted);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, rowTotal - rest, rowTotal - found, found == wanted ? found + 5 : found));
        var more = counts.Select((c, r) => c.Select((v, k) => r == row && k == asked ? v + 3 : v).ToArray()).ToArray();
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Some entries of the table are missing. Which number belongs in place of the question mark?",
                $"Find the number of {story.Things} for row \"{rowName}\" and column \"{askedName}\".",
                $"How many {story.Things} does the table count under \"{rowName}\" and \"{askedName}\", where the question mark stands?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In the row of the question mark another entry is missing as well. I start with the column {helperName}, where only that one is unknown.",
                        $"Row {rowName} has two gaps. The column {helperName} has just one, so I frame it first.",
                        $"The column {helperName} can be completed on its own; I frame it."),
                    Drawn.Frame(Around([.. scene.OfKind("cell").Where(c => c.Find("column")?.Text == helperName)]))),
                new ThinkingStep(
                    drafting.Say(
                        $"There, {columnTotal} - {others[0]} - {others[1]} = {found} fills the gap. Now the row {rowName} can be used.",
                        $"Its gap is {columnTotal} - {others[0]} - {others[1]} = {found}. With that I turn to the row {rowName}.",
                        $"The missing entry is {columnTotal} - {others[0]} - {others[1]} = {found}, which leaves the row {rowName} with a single unknown."),
                    Drawn.Code(
                        Drawn.Note($"{found}", scene.Get("cell", $"{rowName}, {helperName}").Points[0], 15, "red"),
                        Drawn.Frame(Around([.. scene.OfKind("cell").Where(c => c.Find("row")?.Text == rowName)]), "red"))),
            ],
            Conclusion = drafting.Say(
                $"For {askedName} the row total leaves {rowTotal} - {found} - {rest} = {verdict.Text}.",
                $"Of the row, {rowTotal} - {found} - {rest} leaves for {askedName} the number {verdict.Text}.",
                $"What remains of {rowTotal} after {found} and {rest} belongs to {askedName}: {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var helper = All("cell").Where(c => c["column"] == {{helperName}} && c.Has("value"));
                var gap = helper.Last().Value - helper.Take(helper.Length - 1).Sum(c => c.Value);
                var row = All("cell").Where(c => c["row"] == {{rowName}} && c.Has("value"));
                return row.Last().Value - row.Take(row.Length - 1).Sum(c => c.Value) - gap;
                """),
            Variant = new Variant(Figure(sheet, story, columns, more, row, asked, helper), answer with { Number = wanted + 3 }),
        };
    }

    private static string Figure(Sheet sheet, TwoWayStory story, string[] columns, int[][] counts, int row, int asked, int helper)
    {
        var rows = counts.Select((c, r) => c.Select((v, k) => r != row ? $"{v}" : k == asked ? "?" : k == helper ? "" : $"{v}").Prepend(story.Rows[r]).Append($"{c.Sum()}"));
        var totals = columns.Select((_, k) => k == asked ? "" : $"{counts.Sum(c => c[k])}").Prepend("Total").Append($"{counts.Sum(c => c.Sum())}");
        return sheet.Writer()
            .Line($"Table({columns.Prepend("").Append("Total")}, {Wording.Rows(rows.Append(totals))}, title: {story.Title}, total: true);")
            .ToString();
    }

    private static Box Around(Element[] cells) => cells.Aggregate(Box.Empty, (box, c) => box.Union(c.Bounds)).Inflate(-1);
}
