using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Fractions;

/// <summary>How many parts of a second bar have to be shaded to match the first; the step carries the border down.</summary>
internal sealed class EquivalentBarsFamily : ProblemFamily
{
    private static readonly string[] Tints = ["blue", "orange", "green", "red", "purple", "teal"];

    /// <inheritdoc />
    public override string Name => "equivalent-bars";

    /// <inheritdoc />
    public override string FigureKind => "fraction-model";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Arithmetic and Number Theory", "Equivalent fractions", "Comparing and ordering fractions", "Adding and subtracting fractions", "Ratio basics"),
        new("Art, Design and Music", "Note values and rests"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var parts = random.Range(2, 10);
        var taken = random.Range(1, parts - 1);
        var (upper, lower) = (random.Range(1, 4), random.Range(1, 6));
        var (n, k, m) = (parts * upper, taken * upper, parts * lower);
        if (n == m || n > 30 || m > 36 || Gcd(taken, parts) > 1)
        {
            throw new DraftException("The bars are equal or have too many parts.");
        }

        var tint = random.Pick<string>(Tints);
        var names = drafting.Letters(2);
        var sheet = Sheet.Begin(drafting, random.Range(460, 560), random.Range(230, 300));
        var figure = Figure(sheet, names, n, k, m, tint);
        var wanted = taken * lower;
        var right = new NumberAnswer(wanted, "parts");
        var form = AnswerForm.Of(drafting, right, k, m - wanted, wanted + 1, wanted - 1, Math.Abs(k + m - n));
        var (left, width) = (46.0, sheet.Width - 76);
        var x = left + (width * k / n);
        var (top, bottom) = (Top(sheet) - 10, Top(sheet) + 152);
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(drafting.Say(
                $"How many parts of bar {names[1]} have to be shaded so that as much is shaded as in bar {names[0]}?",
                $"The two bars are equally long. How many parts of {names[1]} match the shaded part of {names[0]}?",
                $"Bar {names[1]} shall show the same fraction as bar {names[0]}. How many of its parts must be shaded?")),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"In {names[0]}, {k} of {n} parts are shaded. I carry the end of the shading straight down to {names[1]}.",
                        $"Bar {names[0]} shows {k}/{n}. A dashed line from the border of the shading marks the same length on {names[1]}, which has {m} parts.",
                        $"The bars are equally long, so the line down from the end of the {k} shaded parts of {n} cuts off the matching piece of {names[1]}."),
                    FigureWriter.Code($"Segment({x}, {top}, {x}, {bottom}, color: {"accent"}, width: 3, dashed: true);")),
            ],
            Conclusion = drafting.Say(
                $"{k}/{n} = {wanted}/{m}, so of the {m} parts of {names[1]} it takes {right.Text}{form.End}",
                $"The line hits a border of {names[1]}; left of it there are {m} · {k}/{n} = {right.Text}{form.End}",
                $"Scaling {k} of {n} to {m} parts gives {k} · {m} / {n} = {right.Text}{form.End}"),
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = FigureWriter.Code($"var a = Find({"whole"}, {names[0]});\nvar edge = a.Points[0].X + (a.Points[1].X - a.Points[0].X) * a[{"shaded"}] / a[{"parts"}];\nreturn All({"part"}).Where(p => p.Name == {names[1]} && p.X < edge).Count();"),
            Variant = taken + 1 < parts
                ? new Variant(Figure(sheet, names, n, k + upper, m, tint), right with { Number = wanted + lower })
                : new Variant(Figure(sheet, names, n, n, m, tint), right with { Number = m }),
        };
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private static double Top(Sheet sheet) => Math.Round((sheet.Height / 2) - 71);

    private static string Figure(Sheet sheet, string[] names, int n, int k, int m, string tint) =>
        sheet.Writer()
            .Line($"FractionBar({n}, {k}, 46, {Top(sheet)}, width: {sheet.Width - 76}, height: 56, color: {tint}, name: {names[0]});")
            .Line($"FractionBar({m}, 0, 46, {Top(sheet) + 86}, width: {sheet.Width - 76}, height: 56, color: {tint}, name: {names[1]});")
            .ToString();
}
