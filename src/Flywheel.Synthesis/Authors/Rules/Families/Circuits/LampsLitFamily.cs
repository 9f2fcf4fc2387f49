using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Circuits;

/// <summary>Which or how many lamps light with some switches open. The steps mark interrupted branches and lit lamps.</summary>
internal sealed class LampsLitFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "lamps-lit";

    /// <inheritdoc />
    public override string FigureKind => "circuit-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Electricity and Magnetism", "Switches and control", "Parallel circuits", "Complete loops"),
        new("Logic and Patterns", "Logical connectives"),
        new("Engineering and Technology", "House wiring and protection", "Electric circuits"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var opening = drafting.Begin(480, 440).ToString().TrimEnd();
        var (switches, lamps) = (0, 0);
        string[] mainLine = [Switch(0.12), .. random.Chance(0.5) ? [Lamp()] : Array.Empty<string>()];
        var branches = Enumerable.Range(0, random.Range(2, 3)).Select(_ => Branch()).ToArray();
        var flows = branches.Select(Closed).ToArray();
        var any = Closed(mainLine) && flows.Any(f => f);
        var lit = (any ? LampsOf(mainLine) : []).Concat(branches.Where((_, i) => any && flows[i]).SelectMany(LampsOf)).ToArray();
        if (lamps < 3 || flows.All(f => f) || (any && lit.Length == lamps))
        {
            throw new DraftException("Every lamp lights.");
        }

        var flipped = random.Range(1, switches);
        var toggles = random.Chance(0.4);
        var asked = toggles ? Toggled(mainLine, branches, flipped) : lit.Length;
        var open = Opens(mainLine, branches, flipped);
        var answer = new NumberAnswer(asked);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, lamps - asked, lit.Length, asked + 1), chance: 0.35);
        var code = Figure(opening, mainLine, branches);
        var scene = drafting.Draw(code);
        var (nowMain, nowBranches) = toggles ? (Flip(mainLine, flipped), branches.Select(b => Flip(b, flipped)).ToArray()) : (mainLine, branches);
        var (cuts, shines) = Marks(scene, nowMain, nowBranches);
        var cutNames = Wording.List(nowMain.Concat(nowBranches.SelectMany(b => b)).Where(p => p.EndsWith("open", StringComparison.Ordinal)).Select(p => p.Split(' ')[1]));
        var litNames = Lit(nowMain, nowBranches);
        var told = toggles ? $"After {(open ? "closing" : "opening")} S{flipped}, {(cutNames.Length == 0 ? "no switch is open" : $"open is {cutNames}")}." : cutNames.Length == 0 ? "No switch is open." : $"Open: {cutNames}.";
        return new Draft
        {
            FigureCode = code,
            Question = toggles
                ? drafting.Say(
                    $"Now S{flipped} is {(open ? "closed" : "opened")} as well, while the other switches stay as drawn. How many lamps light then?",
                    $"How many of the lamps light after somebody {(open ? "closes" : "opens")} switch S{flipped} in this circuit?",
                    $"Only switch S{flipped} is changed: it is {(open ? "closed" : "opened")}. Count the lamps that are lit afterwards.")
                : drafting.Say(
                    "With the switches as drawn, how many lamps light?",
                    "Some switches of this circuit are open. How many of its lamps are lit?",
                    "Count the lamps through which a current flows."),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{told} A lamp lights only if a closed way leads from one pole of the battery through it to the other. I mark the gaps and, where there is none, the free way.",
                        $"{told} No current passes an open switch, so I look at each branch from junction to junction and mark it.",
                        $"{told} I check the main line first and then every branch, marking where current is stopped and where it can flow."),
                    cuts),
                .. shines.Length == 0 ? Array.Empty<ThinkingStep>() :
                [
                    new ThinkingStep(
                        drafting.Say(
                            $"On closed ways lie {Wording.List(litNames)}. I ring {(litNames.Length == 1 ? "it" : "them")}.",
                            $"Current flows through {Wording.List(litNames)}; each gets a ring.",
                            $"The lit {(litNames.Length == 1 ? "lamp is" : "lamps are")} {Wording.List(litNames)}."),
                        shines),
                ],
            ],
            Conclusion = asked == 0
                ? drafting.Say($"There is no closed way through any lamp, so the number of lit lamps is {verdict.Text}.", $"Without a complete loop all lamps stay dark; the count is {verdict.Text}.", $"The current is stopped everywhere: {verdict.Text}.")
                : drafting.Say($"Lit {(asked == 1 ? "is" : "are")} {Wording.List(litNames)}, so the number is {verdict.Text}.", $"The others are cut off. Counting {Wording.List(litNames)} gives {verdict.Text}.", $"The number of lit lamps is {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = $$"""
                bool On(Element s) { return (s["closed"] == 1) != ({{(toggles ? $"s.Name == {FigureWriter.Quote($"S{flipped}")}" : "false")}}); }
                bool Free(string branch) { return All("switch").Where(s => s["branch"] == branch).All(s => On(s)); }
                var branches = All("lamp").Concat(All("switch")).Select(p => p["branch"]).Distinct().Where(b => b != "");
                if (!Free("") || !branches.Any(b => Free(b))) { return 0; }
                return All("lamp").Count(l => Free(l["branch"]));
                """,
        };

        string Lamp() => $"lamp L{++lamps}";

        string Switch(double openness) => $"switch S{++switches} {(random.Chance(openness) ? "open" : "closed")}";

        string[] Branch()
        {
            var parts = new List<string> { Lamp() };
            if (random.Chance(0.75))
            {
                parts.Insert(random.Next(2), Switch(0.5));
            }

            if (parts.Count == 1 || random.Chance(0.3))
            {
                parts.Add(Lamp());
            }

            return [.. parts];
        }
    }

    private static bool Closed(string[] parts) => !Array.Exists(parts, p => p.EndsWith("open", StringComparison.Ordinal));

    private static IEnumerable<string> LampsOf(string[] parts) => parts.Where(p => p.StartsWith("lamp", StringComparison.Ordinal)).Select(p => p.Split(' ')[1]);

    private static string[] Flip(string[] parts, int number) =>
        [.. parts.Select(p => p == $"switch S{number} open" ? $"switch S{number} closed" : p == $"switch S{number} closed" ? $"switch S{number} open" : p)];

    private static bool Opens(string[] mainLine, string[][] branches, int number) => mainLine.Concat(branches.SelectMany(b => b)).Contains($"switch S{number} open");

    private static string[] Lit(string[] mainLine, string[][] branches) =>
        Closed(mainLine) && branches.Any(Closed) ? [.. LampsOf(mainLine), .. branches.Where(Closed).SelectMany(LampsOf)] : [];

    private static int Toggled(string[] mainLine, string[][] branches, int number) => Lit(Flip(mainLine, number), [.. branches.Select(b => Flip(b, number))]).Length;

    private static string Figure(string opening, string[] mainLine, string[][] branches) =>
        new FigureWriter().Line(new FigureWriter.Raw(opening))
            .Line($"CircuitPart(\"battery\", \"\", 60, 60, 60, 390);")
            .Line($"SeriesBranch(60, 60, 320, 60, {mainLine.AsEnumerable()});")
            .Line($"Wire([Pt(320, 60), Pt(320, 110)]);")
            .Line($"ParallelBranches(320, 110, 320, 350, {Wording.Rows(branches.Reverse())}, gap: {(branches.Length == 2 ? 120 : 100)});")
            .Line($"Wire([Pt(320, 350), Pt(320, 390), Pt(60, 390)]);")
            .ToString();

    /// <summary>A cross at every open switch (a tick line through the closed branches if there is none), and rings around lit lamps.</summary>
    private static (string Cuts, string Shines) Marks(Scene scene, string[] mainLine, string[][] branches)
    {
        var cuts = new FigureWriter();
        foreach (var part in mainLine.Concat(branches.SelectMany(b => b)).Where(p => p.EndsWith("open", StringComparison.Ordinal)))
        {
            var at = Layout.Whole(scene.Find("switch", part.Split(' ')[1])!.Position);
            cuts.Line($"Segment({at - new Point(11, 11)}, {at + new Point(11, 11)}, color: \"accent\", width: 3.5);")
                .Line($"Segment({at + new Point(-11, 11)}, {at + new Point(11, -11)}, color: \"accent\", width: 3.5);");
        }

        foreach (var branch in branches.Where(b => Closed(b) && Closed(mainLine)))
        {
            var ends = branch.Select(p => scene.Find(p.Split(' ')[0], p.Split(' ')[1])!).ToArray();
            cuts.Line($"Trail({Wording.Points([ends[0].Points[1], ends[^1].Points[2]])}, color: \"green\", width: 14, opacity: 0.3);");
        }

        var shines = string.Join('\n', Lit(mainLine, branches).Select(l => FigureWriter.Code($"Circle({Layout.Whole(scene.Find("lamp", l)!.Position)}, 19, color: \"accent\", width: 3);")));
        return (cuts.ToString().TrimEnd(), shines);
    }
}
