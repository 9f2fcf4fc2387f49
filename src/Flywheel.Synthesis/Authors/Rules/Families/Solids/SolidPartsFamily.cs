using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Solids;

/// <summary>Edges, corners, faces or hidden edges of a prism or pyramid; the step marks the corners of the base.</summary>
internal sealed class SolidPartsFamily : ProblemFamily
{
    private static readonly string[] Asked = ["edges", "vertices", "faces", "hidden edges", "visible edges"];

    /// <inheritdoc />
    public override string Name => "solid-parts";

    /// <inheritdoc />
    public override string FigureKind => "solid-projection";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
        [new("Solid Geometry", "Faces, edges and vertices", "Everyday solids", "Euler's formula", "Projections and perspective"), new("Algebra", "Geometry problems as equations")];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var sides = random.Range(3, 9);
        var prism = random.Chance(0.5);
        var asked = random.Pick<string>(Asked);
        var azimuth = random.Range(3, 360 / sides);
        var height = Math.Round(random.Double(1.3, 2.6), 1);
        var color = random.Pick<string>(["blue", "green", "orange", "purple", "teal", "brown"]);
        var sheet = Sheet.Begin(drafting);
        var figure = Figure(sheet, prism, sides, height, azimuth, color);
        var scene = drafting.Draw(figure);
        var edges = scene.OfKind("edge").ToList();
        var hidden = edges.Count(e => e.Find("hidden")?.Number == 1);
        var corners = scene.OfKind("vertex").Select(v => v.Position).ToList();
        if (hidden == 0 || TooClose(corners, sides))
        {
            throw new DraftException("From this side some corners almost coincide.");
        }

        var (edgeCount, cornerCount, faceCount) = prism ? (3 * sides, 2 * sides, sides + 2) : (2 * sides, sides + 1, sides + 1);
        var count = asked switch { "edges" => edgeCount, "vertices" => cornerCount, "faces" => faceCount, "hidden edges" => hidden, _ => edgeCount - hidden };
        var right = new NumberAnswer(count);
        var form = AnswerForm.Of(drafting, right, asked == "edges" ? edgeCount - hidden : edgeCount, cornerCount, faceCount, sides, count + 1, count - 1);
        var solid = prism ? "prism" : "pyramid";
        return new Draft
        {
            FigureCode = figure,
            Question = form.Ask(asked switch
            {
                "hidden edges" => drafting.Say($"How many edges of the {solid} are hidden in this view?", $"Hidden edges are dashed. How many edges of the {solid} cannot be seen from here?", "How many edges of the solid run behind it, as dashed lines?"),
                "visible edges" => drafting.Say($"How many edges of the {solid} can be seen from this side?", "Hidden edges are dashed. How many edges of the solid are not hidden?", $"How many edges of the {solid} are drawn as full lines?"),
                _ => drafting.Say($"How many {asked} does the {solid} have?", $"The picture shows a {solid}, hidden edges dashed. Find the number of its {asked}.", $"Count the {asked} of this solid, the hidden ones included."),
            }),
            Steps = asked.EndsWith(" edges", StringComparison.Ordinal)
                ? [new ThinkingStep(
                    drafting.Say(
                        $"I go along the {asked} one by one and put a dot on each, so that none is counted twice.",
                        $"To count safely I mark the middle of each of the {asked}.",
                        $"I tick off the {asked}: each gets a dot at its middle."),
                    EdgeDots(edges, asked == "hidden edges"))]
                : [new ThinkingStep(
                    drafting.Say(
                        $"The base of the {solid} decides. I mark its corners and count {sides}.",
                        $"First I find out which polygon the base is: I mark its corners, there are {sides}.",
                        $"I put dots on the corners of the base. It has {sides} of them."),
                    BaseDots(corners, sides))],
            Conclusion = Reason(drafting, asked, prism, sides, right) + form.End,
            Answer = form.Answer,
            Choices = form.Choices,
            AnswerCode = asked switch
            {
                "edges" => "return All(\"edge\").Length;",
                "vertices" => "return All(\"vertex\").Length;",
                "faces" => "return All(\"edge\").Length - All(\"vertex\").Length + 2;",
                "hidden edges" => "return All(\"edge\").Where(e => e[\"hidden\"] == 1).Count();",
                _ => "return All(\"edge\").Where(e => e[\"hidden\"] == 0).Count();",
            },
            Variant = asked is "edges" or "vertices" or "faces"
                ? new Variant(Figure(sheet, prism, sides + 1, height, azimuth, color), right with { Number = count + Growth(asked, prism) })
                : null,
        };
    }

    private static int Growth(string asked, bool prism) => (asked, prism) switch
    {
        ("edges", true) => 3,
        ("edges", false) or ("vertices", true) => 2,
        _ => 1,
    };

    private static string Reason(Drafting drafting, string asked, bool prism, int sides, NumberAnswer right) => (asked, prism) switch
    {
        ("edges", true) => $"{sides} edges lie round the base, {sides} round the top and {sides} stand upright: 3 · {sides} = {right.Text}",
        ("edges", false) => $"{sides} edges lie round the base and {sides} run up to the apex: 2 · {sides} = {right.Text}",
        ("vertices", true) => $"The top has as many corners as the base: 2 · {sides} = {right.Text}",
        ("vertices", false) => $"Besides the {sides} corners of the base there is the apex: {sides} + 1 = {right.Text}",
        ("faces", true) => $"There is one side face over every base edge, and base and top besides: {sides} + 2 = {right.Text}",
        ("faces", false) => $"There is one triangle over every base edge, and the base besides: {sides} + 1 = {right.Text}",
        _ => drafting.Say($"Counting the dots gives {right.Text}", $"The number of dots is {right.Text}", $"There are as many of them as dots, {right.Text}"),
    };

    /// <summary>Whether two corners almost coincide, or (as upright edges then would) stand almost above each other within the base.</summary>
    private static bool TooClose(List<Point> corners, int sides) =>
        corners.Where((p, i) => corners.Skip(i + 1).Any(q => p.DistanceTo(q) < 22)).Any()
        || corners.Take(sides).Where((p, i) => corners.Take(sides).Skip(i + 1).Any(q => Math.Abs(p.X - q.X) < 9)).Any();

    private static string EdgeDots(List<Element> edges, bool hidden)
    {
        var code = new StringBuilder();
        foreach (var edge in edges.Where(e => e.Find("hidden")?.Number == (hidden ? 1 : 0)))
        {
            code.Append(FigureWriter.Code($"Dot({edge.Points[0].Towards(edge.Points[1], 0.42)}, radius: 5, color: {"red"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string BaseDots(List<Point> corners, int sides)
    {
        var code = new StringBuilder();
        foreach (var corner in corners.Take(sides))
        {
            code.Append(FigureWriter.Code($"Dot({corner}, radius: 5.5, color: {"red"});\n"));
        }

        return code.ToString().TrimEnd();
    }

    private static string Figure(Sheet sheet, bool prism, int sides, double height, int azimuth, string color) =>
        sheet.Writer().Line($"{new FigureWriter.Raw(prism ? "Prism" : "Pyramid")}({sides}, 1, {height}, azimuth: {azimuth}, color: {color});").ToString();
}
