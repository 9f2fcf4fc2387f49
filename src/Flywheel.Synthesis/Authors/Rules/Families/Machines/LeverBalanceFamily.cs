using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Machines;

/// <summary>A lever in balance with an unknown load. The steps find the arms and the moments.</summary>
internal sealed class LeverBalanceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "lever-balance";

    /// <inheritdoc />
    public override string FigureKind => "mechanism";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Levers and moments"),
        new("Engineering and Technology", "Levers and simple machines"),
        new("Everyday Measurement", "Balance scales"),
        new("Health and Medicine", "Joints and body levers"),
        new("Art, Design and Music", "Visual balance"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (left, right) = (random.Range(4, 8), random.Range(4, 8));
        var side = random.Chance(0.5) ? -1 : 1;
        int Reach(int s) => s < 0 ? left : right;
        var arm = random.Range(1, Reach(side));
        var others = Enumerable.Range(0, random.Range(1, 2)).Select(_ => (Position: -side * random.Range(1, Reach(-side)), Load: random.Range(2, 30))).ToList();
        if (random.Chance(0.35))
        {
            others.Add((side * random.Range(1, Reach(side)), random.Range(2, 15)));
        }

        var places = others.Select(o => o.Position).Append(side * arm).ToArray();
        var moment = others.Sum(o => -side * o.Position * o.Load);
        if (places.Distinct().Count() < places.Length || moment <= 0 || moment % arm != 0 || moment / arm is < 2 or > 90 || (others.Count == 1 && Math.Abs(others[0].Position) == arm))
        {
            throw new DraftException("The places collide, or the load is no whole number or too easy.");
        }

        var value = moment / arm;
        var unit = random.Pick<string>(["kg", "N", "kg"]);
        var pixels = Math.Floor(Math.Min(44, 440.0 / (left + right)));
        var sheet = Sheet.Begin(drafting, 520, random.Range(210, 260));
        var (x, y) = (Math.Round(260 + ((left - right) * pixels / 2)), Math.Round(sheet.Height * 0.5) + random.Range(-6, 8));
        var close = places.Order().Zip(places.Order().Skip(1)).Any(p => (p.Second - p.First) * pixels < 54);
        if (close)
        {
            throw new DraftException("Loads would overlap.");
        }

        string Figure(int factor)
        {
            var writer = sheet.Writer().Line($"Lever({x}, {y}, {pixels}, {left}, {right});");
            foreach (var (position, load) in others)
            {
                writer.Line($"LeverLoad({position}, {$"{load * factor} {unit}"});");
            }

            return writer.Line($"LeverLoad({side * arm}, \"?\", color: \"orange\");").ToString();
        }

        var scene = drafting.Draw(Figure(1));
        var pivot = new Point(x, y);
        var answer = new NumberAnswer(value, unit);
        var total = others.Sum(o => o.Load);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, moment, total, Math.Round((double)total * arm / Math.Abs(others[0].Position), 1), value + 1));
        string Arm(int position, string color) => Drawn.Code(
            Drawn.Span(pivot - new Point(0, 46), pivot + new Point(position * pixels, -46), color), Drawn.Note($"{Math.Abs(position)}", pivot + new Point(position * pixels / 2, -58), 15, color));
        var against = others.Where(o => o.Position * side < 0).ToArray();
        var with = others.Where(o => o.Position * side > 0).ToArray();
        string Moments((int Position, int Load)[] loads) => string.Join(" + ", loads.Select(o => $"{Math.Abs(o.Position)} · {o.Load}"));
        int Sum((int Position, int Load)[] loads) => loads.Sum(o => Math.Abs(o.Position) * o.Load);
        var (mine, other) = side < 0 ? ("left", "right") : ("right", "left");
        var far = against.MaxBy(o => Math.Abs(o.Position)).Position;
        return new Draft
        {
            FigureCode = Figure(1),
            Question = drafting.Say(
                $"The lever is in balance; its marks are equally spaced and its own weight does not count. What is the load marked \"?\", in {unit}?",
                $"Find the unknown load in {unit}, so that the light beam with equally spaced marks stays level.",
                $"How heavy must the orange load be, in {unit}, to keep this beam with its equal divisions in balance?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I count marks from the pivot. On the {other} the moments are {Moments(against)} = {Sum(against)}; the longest arm there, {Math.Abs(far)}, is drawn.",
                        $"A load counts with its distance from the pivot. The {other} side has {Moments(against)} = {Sum(against)}, with {Wording.Count(Math.Abs(far), "mark")} for the longest arm, drawn here.",
                        $"Moment is load times arm. On the {other} side, where I draw an arm of {Wording.Count(Math.Abs(far), "mark")}, it is {Moments(against)} = {Sum(against)}."),
                    Arm(far, "accent")),
                new ThinkingStep(
                    with.Length > 0
                        ? drafting.Say(
                            $"The unknown load has an arm of {arm}. On its side {Moments(with)} = {Sum(with)} is there already, so it must add {Sum(against)} - {Sum(with)} = {moment}.",
                            $"Its arm is {Wording.Count(arm, "mark")} long. The {mine} side has {Moments(with)} = {Sum(with)} without it; {Sum(against)} - {Sum(with)} = {moment} are missing.",
                            $"On the {mine}, {Moments(with)} = {Sum(with)} helps, so the load with the arm {arm} has to bring {Sum(against)} - {Sum(with)} = {moment}.")
                        : drafting.Say(
                            $"The unknown load on the {mine} has an arm of {Wording.Count(arm, "mark")} and must give the same moment, {moment}.",
                            $"I draw the arm of the unknown load: {Wording.Count(arm, "mark")}. Its moment must be {moment} as well.",
                            $"On the {mine} there is only the unknown load, {Wording.Count(arm, "mark")} from the pivot, which has to bring the moment {moment}."),
                    Arm(side * arm, "red")),
            ],
            Conclusion = drafting.Say(
                $"{moment} / {arm} = {value}, so the load is {verdict.Text}.",
                $"From {arm} · load = {moment} the load is {verdict.Text}.",
                $"Dividing {moment} by the arm {arm} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = """
                var pivot = Find("lever").Points[0].X;
                var unknown = All("load").First(l => !l.Has("value"));
                var moment = All("load").Where(l => l.Has("value")).Sum(l => l.Number * (l.Points[1].X - pivot));
                return Round(-moment / (unknown.Points[1].X - pivot), 4);
                """,
            Variant = value * 2 > 99 ? null : new Variant(Figure(2), answer with { Number = value * 2 }),
        };
    }
}
