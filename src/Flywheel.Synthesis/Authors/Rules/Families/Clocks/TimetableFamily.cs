using System.Collections.Immutable;
using Flywheel.Synthesis.Authors.Rules.Families.Data;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Clocks;

/// <summary>Reads a timetable: how long a service takes, which is fastest, or the wait when changing. The steps mark the times to compare.</summary>
internal sealed class TimetableFamily : ProblemFamily
{
    private static readonly string[] Places = ["Harbour", "Museum", "Old Town", "Park", "Station", "Stadium", "Market", "Airport", "Bridge", "School", "Mill", "Castle", "Lake", "Hospital"];

    /// <inheritdoc />
    public override string Name => "timetable-journey";

    /// <inheritdoc />
    public override string FigureKind => "clock-calendar";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes =>
    [
        new("Everyday Measurement", "Timetables", "Digital and 24-hour time"),
        new("Earth and Geography", "Transport and flow maps"),
    ];

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var stops = random.Sample(Places, random.Range(4, 6));
        var number = random.Range(2, 80);
        var kind = random.Pick<string>(["Bus", "Tram", "Train"]);
        var services = Enumerable.Range(0, random.Range(3, 4)).Select(i => $"{kind} {number + i}").ToArray();
        var times = new int[stops.Length, services.Length];
        var departure = random.Range(6 * 60, 16 * 60);
        var hops = Enumerable.Range(0, stops.Length).Select(_ => random.Range(6, 34)).ToArray();
        for (var s = 0; s < services.Length; s++)
        {
            times[0, s] = departure;
            for (var r = 1; r < stops.Length; r++)
            {
                times[r, s] = times[r - 1, s] + hops[r] + random.Range(-2, 3);
            }

            departure += random.Range(13, 55);
        }

        var (a, b) = (random.Range(0, stops.Length - 2), 0);
        b = random.Range(a + 1, stops.Length - 1);
        var pick = random.Range(0, services.Length - 2);
        var durations = Enumerable.Range(0, services.Length).Select(s => times[b, s] - times[a, s]).ToArray();
        var asked = random.Pick<string>(["duration", "fastest", "wait"]);
        var fastest = Array.IndexOf(durations, durations.Min());
        var wait = times[b, pick + 1] - times[b, pick];
        if ((asked == "fastest" && durations.Order().Take(2).Distinct().Count() < 2) || (asked == "wait" && wait < 3))
        {
            throw new DraftException("The fastest service is not unique, or there is no wait.");
        }

        var sheet = Sheet.Begin(drafting, 500, random.Range(300, 360));
        string Figure(int late) => sheet.Writer()
            .Line($"Timetable({stops}, {services}, {Drawn.Lists(Enumerable.Range(0, stops.Length).Select(r => Enumerable.Range(0, services.Length).Select(s => times[r, s] + (asked == "wait" ? (s > pick ? late : 0) : r >= b && s == pick ? late : 0))))}, corner: \"Stop\");")
            .ToString();
        var scene = drafting.Draw(Figure(0));
        string Cell(int stop, int service) => $"{stops[stop]}, {services[service]}";
        string Frame(int stop, int service, string color = "accent") => Drawn.Frame(scene.Get("departure", Cell(stop, service)).Bounds.Inflate(-2), color);
        var value = asked == "wait" ? wait : durations[pick];
        var number1 = new NumberAnswer(value, "min");
        var verdict = asked == "fastest"
            ? Verdict.Maybe(drafting, new TextAnswer(services[fastest]), services.Select(s => new TextAnswer(s)), services.Length == 4 ? 0.5 : 0)
            : Verdict.Maybe(drafting, number1, drafting.Near(number1, value + 10, durations[pick + 1], value + 60));
        var (early, lateTime) = asked == "wait" ? (times[b, pick], times[b, pick + 1]) : (times[a, pick], times[b, pick]);
        return new Draft
        {
            FigureCode = Figure(0),
            Question = asked switch
            {
                "duration" => drafting.Say(
                    $"How many minutes does {services[pick]} take from {stops[a]} to {stops[b]}?",
                    $"According to the timetable, how long is the ride on {services[pick]} between {stops[a]} and {stops[b]}, in minutes?",
                    $"Somebody gets on {services[pick]} at {stops[a]} and off at {stops[b]}. Find the length of the ride in minutes."),
                "fastest" => drafting.Say(
                    $"Which service takes the least time from {stops[a]} to {stops[b]}?",
                    $"A passenger wants the shortest ride from {stops[a]} to {stops[b]}. Which column of the timetable should be chosen?",
                    $"Compare the rides from {stops[a]} to {stops[b]}: which one is the fastest?"),
                _ => drafting.Say(
                    $"A passenger leaves {services[pick]} at {stops[b]} and goes on with {services[pick + 1]}. How many minutes is the wait there?",
                    $"How many minutes after {services[pick]} does {services[pick + 1]} stop at {stops[b]}?",
                    $"{services[pick]} was missed by a moment at {stops[b]}. How long, in minutes, until {services[pick + 1]} comes?"),
            },
            Steps = asked == "fastest"
                ?
                [
                    new ThinkingStep(
                        drafting.Say(
                            $"I frame the rows that matter, {stops[a]} and {stops[b]}.",
                            $"Only the times at {stops[a]} and {stops[b]} count; I frame both rows.",
                            $"For every service I need the difference between the row {stops[b]} and the row {stops[a]}, framed here."),
                        Drawn.Code(Enumerable.Range(0, services.Length).SelectMany(s => new[] { Frame(a, s), Frame(b, s, "red") }))),
                ]
                :
                [
                    new ThinkingStep(
                        drafting.Say(
                            $"I look up the first time, {TimeOfDay.Full(early)}, where the row {stops[asked == "wait" ? b : a]} meets the column {services[pick]}.",
                            $"In the column {services[pick]} the stop {stops[asked == "wait" ? b : a]} has {TimeOfDay.Full(early)}; I frame it.",
                            $"Row {stops[asked == "wait" ? b : a]}, column {services[pick]}: {TimeOfDay.Full(early)}."),
                        Frame(asked == "wait" ? b : a, pick)),
                    new ThinkingStep(
                        drafting.Say(
                            $"The second time is {TimeOfDay.Full(lateTime)}, at {stops[b]} in the column {services[asked == "wait" ? pick + 1 : pick]}.",
                            $"The other one is {TimeOfDay.Full(lateTime)}, framed in red.",
                            $"Then I find {TimeOfDay.Full(lateTime)} for {stops[b]} and frame it as well."),
                        Frame(b, asked == "wait" ? pick + 1 : pick, "red")),
                ],
            Conclusion = asked == "fastest"
                ? drafting.Say(
                    $"The rides take {Wording.List(durations.Select((d, s) => $"{d} min ({services[s]})"))}. The shortest is {verdict.Text}.",
                    $"Subtracting in each column gives {Wording.List(durations.Select(d => $"{d} min"))} from left to right; the least belongs to {verdict.Text}.",
                    $"In order of the columns: {Wording.List(durations.Select(d => $"{d}"))} minutes. The quickest is {verdict.Text}.")
                : drafting.Say(
                    $"From {TimeOfDay.Full(early)} to {TimeOfDay.Full(lateTime)} it is {verdict.Text}.",
                    $"The difference between {TimeOfDay.Full(early)} and {TimeOfDay.Full(lateTime)} is {verdict.Text}.",
                    $"Counting on from {TimeOfDay.Full(early)} until {TimeOfDay.Full(lateTime)} gives {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = asked switch
            {
                "duration" => FigureWriter.Code($"return Find(\"departure\", {Cell(b, pick)})[\"minutes\"] - Find(\"departure\", {Cell(a, pick)})[\"minutes\"];"),
                "wait" => FigureWriter.Code($"return Find(\"departure\", {Cell(b, pick + 1)})[\"minutes\"] - Find(\"departure\", {Cell(b, pick)})[\"minutes\"];"),
                _ => FigureWriter.Code($"return All(\"service\").MinBy(s => Find(\"departure\", {stops[b] + ", "} + s.Name)[\"minutes\"] - Find(\"departure\", {stops[a] + ", "} + s.Name)[\"minutes\"]).Name;"),
            },
            Variant = asked == "fastest" ? null : new Variant(Figure(2), number1 with { Number = value + 2 }),
        };
    }
}
