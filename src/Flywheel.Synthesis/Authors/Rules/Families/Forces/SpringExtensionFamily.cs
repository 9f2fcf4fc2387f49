using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Forces;

/// <summary>One spring unloaded, with a known load and with an unknown one, beside a scale. The steps read the extensions.</summary>
internal sealed class SpringExtensionFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "spring-extension";

    /// <inheritdoc />
    public override string FigureKind => "free-body-diagram";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Heat and Matter", "Springs and Hooke's law"),
        new("Mechanics", "Kinds of force", "Static equilibrium"),
        new("Waves and Optics", "Mass-spring oscillators"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var (free, known, unknown) = (random.Range(4, 7), random.Range(2, 6), random.Range(2, 11));
        var perUnit = random.Pick<double>([0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 10]);
        if (unknown == known || unknown == known + 1 || free + Math.Max(known, unknown) > 17)
        {
            throw new DraftException("The loads are equal or nearly so, or the spring leaves the scale.");
        }

        var asksExtension = random.Chance(0.35);
        var sheet = Sheet.Begin(drafting, 460, 440);
        var (top, unit) = (44.0, 19.0);
        var xs = new[] { 130, 240, 350 };
        string Load(double extension) => $"{NumberAnswer.Format(extension * perUnit)} N";
        var hidden = random.Pick<string>(["?", "X", "F"]);
        string Figure(int third)
        {
            var writer = sheet.Writer().Line($"Surface(420, {top}, 90, {top});").Line($"HangingScale(56, {top}, 18, {unit}, every: 2);");
            var extensions = new[] { 0, known, asksExtension ? 0 : third };
            for (var i = 0; i < (asksExtension ? 2 : 3); i++)
            {
                var end = top + ((free + extensions[i]) * unit);
                writer.Line($"Spring({$"spring {i + 1}"}, {xs[i]}, {top}, {xs[i]}, {end}, turns: 9);");
                if (i > 0)
                {
                    writer.Line($"Body({$"load {i}"}, {xs[i]}, {end + 30}, width: 58, height: 30, label: {(i == 1 ? Load(known) : hidden)}, color: {(i == 1 ? "blue" : "orange")});");
                }
            }

            return asksExtension ? writer.Line($"Body(\"load 2\", 350, 180, width: 58, height: 30, label: {Load(third)}, color: \"orange\");").ToString() : writer.ToString();
        }

        var scene = drafting.Draw(Figure(unknown));
        var answer = asksExtension ? new NumberAnswer(free + unknown, "cm") : new NumberAnswer(Math.Round(unknown * perUnit, 4), "N");
        var verdict = Verdict.Maybe(drafting, answer, asksExtension
            ? drafting.Near(answer, unknown, free + unknown + 1, (free + known) * (double)unknown / known)
            : drafting.Near(answer, Math.Round((free + unknown) * perUnit, 2), Math.Round((unknown + 1) * perUnit, 2), Math.Round(known * perUnit * (free + unknown) / (free + known), 1)));
        Point End(int i) => scene.Get("spring", $"spring {i + 1}").Points[1];
        string Level(int i, string color = "accent") => Drawn.Dashed(new Point(56, End(i).Y), End(i), color);
        var k = NumberAnswer.Format(perUnit);
        return new Draft
        {
            FigureCode = Figure(unknown),
            Question = asksExtension
                ? drafting.Say(
                    $"The same spring is shown without a load and with {Load(known)}. How long is it, in cm, when the orange load of {Load(unknown)} hangs on it instead?",
                    $"A spring obeys Hooke's law. Find its length in cm with the orange load ({Load(unknown)}) in place of the blue one.",
                    $"The blue load is taken off and the orange one of {Load(unknown)} hung on. What is the spring's length then, in cm?")
                : drafting.Say(
                    $"The picture shows the same spring three times: without a load, with {Load(known)}, and with an unknown load. How heavy is the unknown load, in N?",
                    $"A spring that obeys Hooke's law carries {Load(known)} and then the load marked \"{hidden}\". Find that load in N.",
                    $"Use the scale: what does the orange load weigh, in N?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"The unloaded spring ends at {free} cm. Dashed lines to the scale show this and the end with the blue load, {free + known} cm.",
                        $"I carry the ends of the first two springs over to the scale: {free} cm without a load, {free + known} cm with {Load(known)}.",
                        $"Reading the scale at the dashed lines: {free} cm and {free + known} cm."),
                    Drawn.Code(Level(0), Level(1))),
                new ThinkingStep(
                    asksExtension
                        ? drafting.Say(
                            $"So {Load(known)} stretch it by {free + known} - {free} = {known} cm, as the arrow shows; that is {k} N for each cm.",
                            $"The stretch, marked by the arrow, is {free + known} - {free} = {known} cm for {Load(known)}: {k} N to a centimetre.",
                            $"{free + known} - {free} = {known} cm belong to {Load(known)}. Each cm therefore needs {k} N.")
                        : drafting.Say(
                            $"{Load(known)} stretch it by {free + known} - {free} = {known} cm, so {k} N for each cm. The third spring ends at {free + unknown} cm and is stretched by {free + unknown} - {free} = {unknown} cm.",
                            $"Stretch with the blue load: {free + known} - {free} = {known} cm, hence {k} N a centimetre. The orange one stretches it to {free + unknown} cm, by {free + unknown} - {free} = {unknown} cm.",
                            $"The red line gives {free + unknown} cm for the orange load, a stretch of {free + unknown} - {free} = {unknown} cm; the blue one has {free + known} - {free} = {known} cm, which makes {k} N a cm."),
                    asksExtension ? Drawn.Span(new Point(xs[1] - 34, End(0).Y), new Point(xs[1] - 34, End(1).Y), "red") : Level(2, "red")),
            ],
            Conclusion = asksExtension
                ? drafting.Say(
                    $"{Load(unknown)} stretch it by {unknown} cm, and {free} + {unknown} = {free + unknown}. Its length is {verdict.Text}.",
                    $"The stretch becomes {unknown} cm; added to {free} cm this gives {verdict.Text}.")
                : drafting.Say(
                    $"{unknown} · {k} = {NumberAnswer.Format(unknown * perUnit)}, so the load weighs {verdict.Text}.",
                    $"At {k} N a centimetre, {unknown} cm mean {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asksExtension
                ? """
                  var free = Find("spring", "spring 1")["length"];
                  var stretch = Find("spring", "spring 2")["length"] - free;
                  var loads = All("body").Select(b => b.Number);
                  return Round((free + stretch / loads[0] * loads[1]) / Find("hanging-scale")["unit"], 3);
                  """
                : """
                  var s = All("spring").Select(s => s["length"]);
                  return Round(Find("body", "load 1").Number * (s[2] - s[0]) / (s[1] - s[0]), 3);
                  """,
            Variant = free + unknown + 1 > 17 ? null : new Variant(Figure(unknown + 1), asksExtension ? answer with { Number = free + unknown + 1 } : answer with { Number = Math.Round((unknown + 1) * perUnit, 4) }),
        };
    }
}
