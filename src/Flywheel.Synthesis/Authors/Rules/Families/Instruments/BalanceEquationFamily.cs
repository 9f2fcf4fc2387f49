using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Instruments;

/// <summary>A level balance with equal unknown objects and weights on both pans. The steps take away what both sides share.</summary>
internal sealed class BalanceEquationFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "balance-equation";

    /// <inheritdoc />
    public override string FigureKind => "measuring-instrument";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Algebra", "Balance and equality", "One-step and two-step equations"),
        new("Everyday Measurement", "Balance scales", "Weighing puzzles"),
        new("Logic and Patterns", "Weighing, pouring and crossing"),
        new("Mechanics", "Clocks and balances"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (few, many) = (random.Range(0, 2), 0);
        many = few + random.Range(1, 3 - (few / 2));
        var unit = random.Pick<string>(["g", "kg", "g"]);
        var size = random.Range(2, unit == "kg" ? 12 : 60);
        var spare = random.Range(1, unit == "kg" ? 9 : 40);
        var total = spare + ((many - few) * size);
        var letter = random.Pick<string>(["x", "m", "a", "y"]);
        var mirror = random.Chance(0.5);
        var sheet = Sheet.Begin(drafting, 500, 310);
        var split = random.Chance(0.5) && total > 4 ? random.Range(1, total - 1) : 0;
        string Figure(int x)
        {
            var all = spare + ((many - few) * x);
            string[] heavy = [.. Enumerable.Repeat(letter, many), $"{spare} {unit}"];
            string[] light = [.. Enumerable.Repeat(letter, few), .. split > 0 ? new[] { $"{split} {unit}", $"{all - split} {unit}" } : [$"{all} {unit}"]];
            return sheet.Writer().Line($"Balance({(mirror ? light : heavy)}, {(mirror ? heavy : light)}, 250, 60, width: 300);").ToString();
        }

        if (many + few > 5 || many > 4)
        {
            throw new DraftException("Too many objects for the pans.");
        }

        var scene = drafting.Draw(Figure(size));
        var answer = new NumberAnswer(size, unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, total - spare, many > 1 ? total / many : total, size + spare, Math.Round((double)total / (many + few), 1)));
        var (heavySide, lightSide) = mirror ? ("right", "left") : ("left", "right");
        var weights = scene.OfKind("weight").ToArray();
        Figures.Scenes.Element[] On(string side) => [.. weights.Where(w => w.Find("side")!.Value.Text == side && w.Name == letter)];
        var gone = On("left").Take(few).Concat(On("right").Take(few)).ToArray();
        string Cross(Figures.Scenes.Element w) => FigureWriter.Code($"Segment({w.Points[0].X - 10}, {w.Points[0].Y + 11}, {w.Points[0].X + 10}, {w.Points[0].Y - 11}, color: \"accent\", width: 2.5);");
        var iron = weights.Where(w => w.Name != letter && w.Find("side")!.Value.Text == heavySide).ToArray();
        var steps = new List<ThinkingStep>();
        if (few > 0)
        {
            steps.Add(new ThinkingStep(
                drafting.Say(
                    $"The beam is level, so both pans are equally heavy. I strike out {Wording.Count(few, $"object \"{letter}\"", $"objects \"{letter}\"")} on each side; the balance stays level. {many - few} remain on the {heavySide} pan.",
                    $"Taking the same away on both sides keeps the balance: {few} of the objects \"{letter}\" go from each pan, as crossed out, which leaves {many - few} on the {heavySide}.",
                    $"Equal pans stay equal when I remove {Wording.Count(few, $"\"{letter}\"", $"of the \"{letter}\"")} from each. Only {many - few} of them are left, on the {heavySide} pan."),
                Drawn.Code(gone.Select(Cross))));
        }

        steps.Add(new ThinkingStep(
            drafting.Say(
                $"The {heavySide} pan also holds {spare} {unit}, framed here. On the {lightSide} pan there are {total} {unit} in all{(few > 0 ? " besides the crossed out" : "")}, so {(many - few == 1 ? "the object weighs" : $"the {many - few} objects weigh")} {total} - {spare} = {total - spare} {unit}.",
                $"I frame the weight of {spare} {unit} and take as much from both pans: {total} - {spare} = {total - spare} {unit} are left to balance {Wording.Count(many - few, "object")}.",
                $"Removing {spare} {unit} (framed) from the {heavySide} and as much from the {total} {unit} on the {lightSide} leaves {total} - {spare} = {total - spare} {unit} against {Wording.Count(many - few, "object")}."),
            Drawn.Code(iron.Select(w => Drawn.Frame(w.Bounds.Inflate(4), "red")))));
        return new Draft
        {
            FigureCode = Figure(size),
            Question = drafting.Say(
                $"The balance is level, and all objects marked \"{letter}\" weigh the same. How much does one of them weigh, in {unit}?",
                $"Find the weight of one object \"{letter}\" in {unit}; the beam is horizontal.",
                $"Both pans are equally heavy. What does a single \"{letter}\" weigh, in {unit}?"),
            Steps = [.. steps],
            Conclusion = many - few == 1
                ? drafting.Say(
                    $"So one object weighs {verdict.Text}.",
                    $"The single object that is left balances {total - spare} {unit}; its weight is {verdict.Text}.",
                    $"Hence \"{letter}\" stands for {verdict.Text}.")
                : drafting.Say(
                    $"{total - spare} / {many - few} = {size}, so one object weighs {verdict.Text}.",
                    $"Sharing {total - spare} {unit} among {many - few} objects gives for each {verdict.Text}.",
                    $"One of {many - few} equal objects is {total - spare} / {many - few} = {size}, that is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var w = All("weight");
                var boxes = (s => w.Where(e => e["side"] == s && e.Name == {{letter}}).Length);
                var iron = (s => w.Where(e => e["side"] == s && e.Name != {{letter}}).Sum(e => e.Value));
                return Round((iron("right") - iron("left")) / (boxes("left") - boxes("right")), 6);
                """),
            Variant = new Variant(Figure(size + 1), answer with { Number = size + 1 }),
        };
    }
}
