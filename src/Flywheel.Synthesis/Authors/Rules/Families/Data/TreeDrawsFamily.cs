using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Two draws without replacement on a tree with fractions: equal or different colours. The steps trace the two paths.</summary>
internal sealed class TreeDrawsFamily : ProblemFamily
{
    private static readonly (string A, string B, string Things)[] Pairs = [("Red", "Blue", "balls"), ("Black", "White", "socks"), ("Milk", "Dark", "chocolates"), ("Green", "Yellow", "marbles"), ("Win", "Blank", "tickets")];

    /// <inheritdoc />
    public override string Name => "tree-two-draws";

    /// <inheritdoc />
    public override string FigureKind => "probability-tree";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => [new("Probability and Combinatorics", "Draws without replacement", "Probability trees"), new("Statistics and Data Visualisation", "Binomial and Poisson models")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (a, b, things) = random.Pick<(string, string, string)>(Pairs);
        var (m, n) = (random.Range(2, 7), random.Range(2, 7));
        var total = m + n;
        var same = random.Chance(0.5);
        var sheet = Sheet.Begin(drafting, random.Pick<int>([448, 480, 500]), random.Pick<int>([320, 360, 400]));
        var code = Figure(sheet, a, b, m, n);
        var scene = drafting.Draw(code);
        var whole = total * (total - 1);
        var (p, q) = same ? (m * (m - 1), n * (n - 1)) : (m * n, n * m);
        var verdict = Verdict.Maybe(
            drafting,
            new TextAnswer(Fraction.Text(p + q, whole)),
            new[] { Fraction.Text(p, whole), Fraction.Text(whole - p - q, whole), same ? Fraction.Text((m * m) + (n * n), total * total) : Fraction.Text(2 * m * n, total * total), Fraction.Text(q + p, total * total) }.Select(t => new TextAnswer(t)));
        string[] paths = same ? [$"{a}/{a}", $"{b}/{b}"] : [$"{a}/{b}", $"{b}/{a}"];
        string Trace(string path, string color)
        {
            var (one, two) = (scene.Get("branch", path.Split('/')[0]), scene.Get("branch", path));
            return Drawn.Code(Drawn.Line(one.Points[0], one.Points[1], color), Drawn.Line(two.Points[0], two.Points[1], color));
        }

        string Factors(string path) => $"{scene.Get("branch", path.Split('/')[0]).Text} times {scene.Get("branch", path).Text}";
        var kind = same ? "of the same kind" : "of different kinds";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"Two {things} are drawn without putting the first one back, as the tree shows. What is the probability that they are {kind}? Give a fraction in lowest terms.",
                $"The tree belongs to two draws from a bag of {things}. How likely are two {things} {kind}, as a fraction in lowest terms?",
                $"Find the probability, as a fraction in lowest terms, that both draws together give {things} {kind}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"One way is {paths[0].Replace("/", ", then ", StringComparison.Ordinal)}: {Factors(paths[0])} makes {p} of {whole} equal parts.",
                        $"I trace {paths[0].Replace("/", " and ", StringComparison.Ordinal)} first. Along it, {Factors(paths[0])} gives {p} parts of {whole}.",
                        $"The path {paths[0].Replace("/", " - ", StringComparison.Ordinal)} fits. Multiplying {Factors(paths[0])}, I get {p} over {whole}."),
                    Trace(paths[0], "accent")),
                new ThinkingStep(
                    drafting.Say(
                        $"The other way is {paths[1].Replace("/", ", then ", StringComparison.Ordinal)}: {Factors(paths[1])} makes {q} of {whole}.",
                        $"Then {paths[1].Replace("/", " and ", StringComparison.Ordinal)}, with {Factors(paths[1])}: {q} parts of {whole}.",
                        $"So does {paths[1].Replace("/", " - ", StringComparison.Ordinal)}, with {Factors(paths[1])}, which is {q} over {whole}."),
                    Trace(paths[1], "red")),
            ],
            Conclusion = drafting.Say(
                $"Together {p} + {q} = {p + q} of {whole} parts are favourable, in lowest terms {verdict.Text}.",
                $"The sum is {p + q} over {whole}, which reduces to {verdict.Text}.",
                $"Adding both paths gives {p + q} of {whole}, so the probability is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var b = Number(Find("branch", {{a}}).Text.Split("/")[1]) * Number(Find("branch", {{paths[0]}}).Text.Split("/")[1]);
                var a = 0;
                foreach (var path in {{paths}})
                {
                    a += Number(Find("branch", path.Split("/")[0]).Text) * Number(Find("branch", path).Text);
                }

                """) + Fraction.Reduce,
        };
    }

    private static string Figure(Sheet sheet, string a, string b, int m, int n)
    {
        var total = m + n;
        string[] paths = [a, $"{a}/{a}", $"{a}/{b}", b, $"{b}/{a}", $"{b}/{b}"];
        string[] chances = [$"{m}/{total}", $"{m - 1}/{total - 1}", $"{n}/{total - 1}", $"{n}/{total}", $"{m}/{total - 1}", $"{n - 1}/{total - 1}"];
        return sheet.Writer().Line($"ProbabilityTree({paths}, {chances}, {new[] { "1st draw", "2nd draw" }});").ToString();
    }
}
