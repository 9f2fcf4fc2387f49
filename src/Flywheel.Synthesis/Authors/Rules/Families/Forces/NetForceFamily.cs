using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Forces;

/// <summary>Several forces pull a block to the left and to the right; the net force or the acceleration is asked for. The steps add up both sides.</summary>
internal sealed class NetForceFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "net-force";

    /// <inheritdoc />
    public override string FigureKind => "free-body-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Mechanics", "Adding forces", "Second law", "First law and inertia", "Free-body sketches"),
        new("Vectors and Linear Algebra", "Resultant forces and velocities"),
        new("Engineering and Technology", "Road vehicles"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var right = Enumerable.Range(0, random.Range(1, 2)).Select(_ => random.Range(3, 40)).ToArray();
        var left = Enumerable.Range(0, random.Range(1, 2)).Select(_ => random.Range(3, 40)).ToArray();
        var asksAcceleration = random.Chance(0.45);
        var mass = random.Range(2, 12);
        var net = right.Sum() - left.Sum();
        if (right.Length + left.Length < 3 && !asksAcceleration && random.Chance(0.7))
        {
            throw new DraftException("Two forces only are too easy.");
        }

        if (Math.Abs(net) < 2 || (asksAcceleration && net % mass != 0))
        {
            throw new DraftException("The forces nearly cancel, or the acceleration is no whole number.");
        }

        var sheet = Sheet.Begin(drafting, 500, random.Range(260, 320));
        var (ground, middle, color) = (sheet.Height - random.Range(60, 90), 250 + random.Range(-20, 20), random.Pick<string>(["blue", "green", "teal", "purple"]));
        var (width, height) = (random.Range(78, 100), random.Range(62, 84));
        var scale = 120.0 / Math.Max(right.Max(), left.Max());
        var label = asksAcceleration ? $"{mass} kg" : "";
        string Figure(int first)
        {
            var writer = sheet.Writer()
                .Line($"Surface(30, {ground}, 470, {ground});")
                .Line($"Body(\"block\", {middle}, {ground}, width: {width}, height: {height}, label: {label}, color: {color});");
            for (var i = 0; i < right.Length; i++)
            {
                var size = i == 0 ? first : right[i];
                writer.Line($"Force({$"R{i + 1}"}, {middle + (width / 2.0)}, {Level(i, right.Length)}, {Math.Max(26, Math.Round(size * scale))}, 0, label: {$"{size} N"});");
            }

            for (var i = 0; i < left.Length; i++)
            {
                writer.Line($"Force({$"L{i + 1}"}, {middle - (width / 2.0)}, {Level(i, left.Length)}, {Math.Max(26, Math.Round(left[i] * scale))}, 180, label: {$"{left[i]} N"});");
            }

            return writer.ToString();
        }

        double Level(int index, int count) => Math.Round(ground - (height * (count == 1 ? 0.5 : index == 0 ? 0.28 : 0.75)));
        var scene = drafting.Draw(Figure(right[0]));
        string Mark(string side, string hue) => Drawn.Code(scene.OfKind("force").Where(f => f.Name.StartsWith(side, StringComparison.Ordinal)).Select(f => Drawn.Highlight(f.Points[0], f.Points[1], hue)));
        var answer = asksAcceleration ? new NumberAnswer(Math.Abs(net) / mass, "m/s²") : new NumberAnswer(Math.Abs(net), "N");
        var verdict = Verdict.Maybe(drafting, answer, asksAcceleration
            ? drafting.Near(answer, Math.Abs(net), (right.Sum() + left.Sum()) / mass, Math.Abs(net) * mass)
            : drafting.Near(answer, right.Sum() + left.Sum(), Math.Max(right.Sum(), left.Sum()), Math.Abs(right[0] - left[0])));
        var (r, l) = (right.Sum(), left.Sum());
        var way = net > 0 ? "right" : "left";
        var (big, small) = (Math.Max(r, l), Math.Min(r, l));
        var smooth = drafting.Say("The ground is smooth.", "There is no friction.", "Friction can be neglected.");
        var raised = net > 0 ? right[0] + mass : right[0];
        return new Draft
        {
            FigureCode = Figure(right[0]),
            Question = asksAcceleration
                ? drafting.Say(
                    $"The arrows are all the horizontal forces on the block. What is the size of its acceleration, in m/s²?",
                    $"{smooth} How fast, in m/s², does the block in the picture accelerate?",
                    $"Find the size of the block's acceleration in m/s² from the forces and the mass shown.")
                : drafting.Say(
                    $"The arrows are all the horizontal forces on the block. What is the size of the net force, in N?",
                    $"{smooth} What is the resultant of the forces on the block, in N? Give its size.",
                    $"Find the size of the resultant horizontal force on the block."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"To the right I count the highlighted arrows: {Wording.Sum(right)}{(right.Length > 1 ? $" = {r}" : "")} N.",
                        $"First all forces to the right, highlighted here. Together they make {Wording.Sum(right)}{(right.Length > 1 ? $" = {r}" : "")} N.",
                        $"I add up what pulls to the right: {Wording.Sum(right)}{(right.Length > 1 ? $" = {r}" : "")} N."),
                    Mark("R", "accent")),
                new ThinkingStep(
                    drafting.Say(
                        $"To the left it is {Wording.Sum(left)}{(left.Length > 1 ? $" = {l}" : "")} N. The larger sum wins, so the net force points to the {way}.",
                        $"The forces to the left, highlighted as well, give {Wording.Sum(left)}{(left.Length > 1 ? $" = {l}" : "")} N; the block is drawn to the {way}.",
                        $"Against that stand {Wording.Sum(left)}{(left.Length > 1 ? $" = {l}" : "")} N to the left. Hence the resultant points to the {way}, as the arrow above shows."),
                    Drawn.Code(Mark("L", "green"), FigureWriter.Code($"Arrow({new Point(middle - (net > 0 ? 40 : -40), ground - height - 34)}, {new Point(middle + (net > 0 ? 40 : -40), ground - height - 34)}, color: \"accent\", width: 4);"))),
            ],
            Conclusion = asksAcceleration
                ? drafting.Say(
                    $"The net force is {big} - {small} = {big - small} N, and {big - small} / {mass} = {(big - small) / mass}. The acceleration is {verdict.Text}.",
                    $"{big} - {small} = {big - small} N act on {mass} kg, so a = F / m gives {verdict.Text}.")
                : drafting.Say(
                    $"{big} - {small} = {big - small}, so the net force has a size of {verdict.Text}.",
                    $"The difference {big} N - {small} N is the resultant: {verdict.Text}.",
                    $"Opposite forces subtract, {big} - {small}, which leaves {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = "var net = All(\"force\").Sum(f => f.Points[1].X > f.Points[0].X ? f.Number : -f.Number);\nreturn Round(Math.Abs(net)" + (asksAcceleration ? " / Find(\"body\").Number" : "") + ", 4);",
            Variant = net > 0 ? new Variant(Figure(raised), answer with { Number = asksAcceleration ? answer.Number + 1 : answer.Number + mass }) : null,
        };
    }
}
