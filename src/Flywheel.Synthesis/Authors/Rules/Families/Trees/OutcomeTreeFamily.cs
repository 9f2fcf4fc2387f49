using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>Outcomes listed by a tree of choices, with those that meet a condition counted. The step marks their ends.</summary>
internal sealed class OutcomeTreeFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "outcome-tree";

    /// <inheritdoc />
    public override string FigureKind => "tree-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Probability and Combinatorics", "Systematic listing", "Addition and multiplication principles", "Sample spaces"),
        new("Logic and Patterns", "Subsets and power sets"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(448, 400).ToString().TrimEnd();
        var marks = random.Pick<string[]>([["H", "T"], ["0", "1"], ["L", "R"], ["W", "B"]]);
        var tree = new TreeShape();
        tree.Add("Start");
        var cut = Grow(tree, 0, marks, 3, random.Chance(0.45) ? random.Next(2) : -1);
        var ends = tree.Preorder().Where(n => !tree.Children(n).Any()).ToArray();
        var wanted = random.Pick(marks);
        var times = random.Range(1, 2);
        var good = ends.Where(e => Word(tree, e).Count(c => c == wanted[0]) == times).ToArray();
        if (good.Length == 0)
        {
            throw new DraftException("No outcome fits.");
        }

        var code = new FigureWriter().Line(new FigureWriter.Raw(opening)).Line($"Tree({tree.Notation()});").ToString();
        var scene = drafting.Draw(code);
        var order = tree.Preorder().ToArray();
        var places = good.Select(n => Layout.Whole(scene.OfKind("tree-node").ElementAt(Array.IndexOf(order, n)).Position)).ToArray();
        var words = good.Select(e => Word(tree, e)).ToArray();
        var answer = new NumberAnswer(good.Length);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, ends.Length, ends.Count(e => Word(tree, e).Contains(wanted[0], StringComparison.Ordinal)), ends.Count(e => Word(tree, e).Count(c => c == wanted[0]) >= times)));
        var exactly = times == 1 ? "exactly once" : "exactly twice";
        var story = Story(marks, cut ? 1 : 0);
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"{story} Every way from the top to an end is one outcome. In how many outcomes does {wanted} come {exactly}?",
                $"{story} How many ways from the start to an end pass {wanted} {exactly}?",
                $"{story} Count the outcomes of the tree in which {wanted} appears {exactly}."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"I follow each way down to its end, read its letters, and ring the ends that fit: {Wording.List(words)}.",
                        $"Reading the ways from left to right, those with {wanted} {exactly} are {Wording.List(words)}. I mark their ends.",
                        $"There are {ends.Length} ends. Those whose way has {wanted} {exactly} get a ring: {Wording.List(words)}."),
                    string.Join('\n', places.Select(p => FigureWriter.Code($"Circle({p}, 23, color: \"accent\", width: 3);")))),
            ],
            Conclusion = drafting.Say(
                $"Ringed are the ends of {Wording.List(words)}, so the number of outcomes is {verdict.Text}.",
                $"Of the {ends.Length} outcomes these fit: {Wording.List(words)}. Their number is {verdict.Text}.",
                $"Counting the rings gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                double Times(double id)
                {
                    var node = All("tree-node").First(n => n["id"] == id);
                    var own = node.Text == {{FigureWriter.Quote(wanted)}} ? 1 : 0;
                    return node["parent"] < 0 ? own : own + Times(node["parent"]);
                }
                return All("tree-node").Count(n => n["leaf"] == 1 && Times(n["id"]) == {{times}});
                """,
        };
    }

    private static string Story(string[] marks, int stops) => (marks[0], stops) switch
    {
        ("H", 0) => "A coin is tossed three times; the tree shows heads (H) and tails (T).",
        ("H", _) => "A coin is tossed until one side has come twice in a row, at most three times; the tree shows heads (H) and tails (T).",
        ("0", 0) => "The tree lists all words of three binary digits.",
        ("0", _) => "The tree lists binary words that end after two equal digits in a row or after three digits.",
        ("L", 0) => "A robot turns left (L) or right (R) three times; the tree shows all its ways.",
        ("L", _) => "A robot turns left (L) or right (R) until it has turned to one side twice in a row, at most three times.",
        (_, 0) => "Three balls are drawn one after another, each white (W) or black (B).",
        _ => "Balls, white (W) or black (B), are drawn until two in a row are alike, at most three.",
    };

    /// <summary>Grows both branches at each node; where equal marks end an outcome, a side of -1 means that they never do.</summary>
    private static bool Grow(TreeShape tree, int node, string[] marks, int levels, int side)
    {
        var ended = side >= 0 && tree.Depth(node) == 2 && tree.Labels[node] == tree.Labels[tree.Parent(node)];
        if (levels == 0 || ended)
        {
            return ended;
        }

        var any = false;
        foreach (var mark in marks)
        {
            any |= Grow(tree, tree.Add(mark, node), marks, levels - 1, side);
        }

        return any;
    }

    private static string Word(TreeShape tree, int node) => node == 0 ? "" : Word(tree, tree.Parent(node)) + tree.Labels[node];
}
