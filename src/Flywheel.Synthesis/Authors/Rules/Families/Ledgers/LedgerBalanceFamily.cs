using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Ledgers;

/// <summary>A ledger of payments; the closing balance, or the profit, is asked for. The steps frame the columns and note their totals.</summary>
internal sealed class LedgerBalanceFamily : ProblemFamily
{
    private static readonly (string Title, string[] In, string[] Out)[] Stories =
    [
        ("School party", ["Tickets", "Snack bar", "Raffle", "Donations"], ["Hall", "Band", "Posters", "Food"]),
        ("Bicycle workshop", ["Repairs", "Used bicycles", "Courses"], ["Rent", "Spare parts", "Electricity", "Tools"]),
        ("Pocket money of a month", ["Allowance", "Baby-sitting", "Birthday gift"], ["Cinema", "Books", "Bus", "Present"]),
        ("Market stall", ["Apples", "Honey", "Flowers", "Eggs"], ["Stall fee", "Boxes", "Petrol", "Seeds"]),
        ("Sports club", ["Fees", "Sponsors", "Tournament"], ["Balls", "Referees", "Travel", "Pitch"]),
    ];

    /// <inheritdoc />
    public override string Name => "ledger-balance";

    /// <inheritdoc />
    public override string FigureKind => "cash-flow";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Economics and Finance", "Bookkeeping", "Budgeting and saving", "Financial statements"),
        new("Arithmetic and Number Theory", "Percentage change"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (title, sources, costs) = random.Pick<(string, string[], string[])>([.. Stories]);
        var entries = random.Sample(sources, random.Range(2, 3)).Select(t => (Text: t, Amount: random.Range(6, 60) * 5))
            .Concat(random.Sample(costs, random.Range(2, 3)).Select(t => (Text: t, Amount: -random.Range(4, 40) * 5))).ToArray();
        random.Shuffle(entries);
        var opening = random.Chance(0.65) ? random.Range(4, 60) * 5 : 0;
        var (taken, paid) = (entries.Where(e => e.Amount > 0).Sum(e => e.Amount), -entries.Where(e => e.Amount < 0).Sum(e => e.Amount));
        var value = opening + taken - paid;
        if (value <= 0 || taken <= paid)
        {
            throw new DraftException("Nothing would be left.");
        }

        var sheet = Sheet.BeginUnlined(drafting, random.Range(440, 520), 70 + (34 * (entries.Length + 2)) + 40);
        string[] texts = [.. entries.Select(e => e.Text)];
        string Figure(int shift) => sheet.Writer()
            .Line($"Ledger({texts}, {entries.Select((e, i) => i == 0 ? e.Amount + shift : e.Amount)}, unit: \"$\", opening: {(opening > 0 ? "Opening balance" : "")}, balance: {opening}, title: {title});")
            .ToString();
        var scene = drafting.Draw(Figure(0));
        var answer = new NumberAnswer(value, "$");
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, opening > 0 ? taken - paid : taken + paid, opening + taken + paid, Math.Abs(taken - paid - opening), value + 10));
        var rows = scene.OfKind("entry").ToArray();
        var below = rows[^1].Points[0].Y + 34;
        double Column(bool income) => rows.First(r => r.Fact("value") > 0 == income).Points[1].X;
        string Rings(bool income) => Drawn.Code(rows.Where(r => r.Fact("value") > 0 == income).Select(r => Drawn.Line(r.Points[1] + new Point(-9, 9), r.Points[1] + new Point(9, 9), income ? "green" : "red"))
            .Append(Drawn.Note($"{(income ? taken : paid)}", new Point(Column(income), below), 16, income ? "green" : "red")));
        return new Draft
        {
            FigureCode = Figure(0),
            Question = opening > 0
                ? drafting.Say(
                    "The ledger begins with the opening balance. What is the balance after all entries, in $?",
                    "Starting from the opening balance, how much money (in $) is there at the end of this ledger?",
                    "Find the closing balance of the ledger in $.")
                : drafting.Say(
                    "How much more money came in than went out, in $?",
                    "What surplus, in $, does this ledger show?",
                    "Find the difference between the money taken in and the money paid out, in $."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I underline what came in and note the total: {Wording.Sum(entries.Where(e => e.Amount > 0).Select(e => e.Amount))} = {taken}.",
                        $"The column of money in adds up to {Wording.Sum(entries.Where(e => e.Amount > 0).Select(e => e.Amount))} = {taken}; I write it below.",
                        $"Money in first, underlined: {Wording.Sum(entries.Where(e => e.Amount > 0).Select(e => e.Amount))} makes {taken}."),
                    Rings(income: true)),
                new ThinkingStep(
                    drafting.Say(
                        $"Then what went out: {Wording.Sum(entries.Where(e => e.Amount < 0).Select(e => -e.Amount))} = {paid}.",
                        $"The payments, underlined in red, come to {Wording.Sum(entries.Where(e => e.Amount < 0).Select(e => -e.Amount))} = {paid}.",
                        $"In the last column I get {Wording.Sum(entries.Where(e => e.Amount < 0).Select(e => -e.Amount))}, that is {paid}."),
                    Rings(income: false)),
            ],
            Conclusion = opening > 0
                ? drafting.Say(
                    $"{opening} + {taken} - {paid} = {value}, so the closing balance is {verdict.Text}.",
                    $"From {opening} $ up by {taken} and down by {paid} leads to {verdict.Text}.",
                    $"Opening balance plus money in minus money out, {opening} + {taken} - {paid}, is {verdict.Text}.")
                : drafting.Say(
                    $"{taken} - {paid} = {value}, so the surplus is {verdict.Text}.",
                    $"The difference, {taken} - {paid}, is {verdict.Text}.",
                    $"More came in than went out, by {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "return All(\"entry\").Concat(All(\"balance\")).Sum(e => e.Value);",
            Variant = new Variant(Figure(entries[0].Amount > 0 ? 20 : -5), answer with { Number = value + (entries[0].Amount > 0 ? 20 : -5) }),
        };
    }
}
