namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>Spans of a story in rows: everything but their times, which are counted in parts of a tick.</summary>
internal sealed record SpanFigure(Sheet Sheet, EventStory Story, string[] Names, string Color)
{
    /// <summary>Parts of a tick.</summary>
    public const int Parts = 2;

    /// <summary>Parts along the axis.</summary>
    public const int Length = 16;

    /// <summary>Rows for some names of a story that suits the domain.</summary>
    public static SpanFigure Begin(Drafting drafting, int least, int most)
    {
        var story = EventStory.Pick(drafting, EventStory.Spans);
        return new SpanFigure(
            Sheet.Begin(drafting, 500, drafting.Random.Range(320, 380)),
            story,
            story.SomeNames(drafting, least, most),
            drafting.Say("teal", "blue", "green", "purple", "orange"));
    }

    /// <summary>A number of parts after the start of the axis, as a time.</summary>
    public double Time(int parts) => Math.Round(Story.From + Duration(parts), 6);

    /// <summary>A number of parts, as a duration.</summary>
    public double Duration(int parts) => Math.Round(parts * Story.Tick / Parts, 6);

    /// <summary>A start and an end with some length for each row, by start.</summary>
    public (int Start, int End)[] Times(Drafting drafting) => [.. Names
        .Select(_ => drafting.Random.Range(4, 9))
        .Select(length => (Start: drafting.Random.Range(0, Length - length), Length: length))
        .OrderBy(t => t.Start)
        .Select(t => (t.Start, t.Start + t.Length))];

    /// <summary>The program that draws them.</summary>
    public string Code((int Start, int End)[] times) => Sheet.Writer()
        .Line($"SpanChart({Names}, {times.Select(t => Time(t.Start))}, {times.Select(t => Time(t.End))}, from: {Story.From}, to: {Time(Length)}, step: {Story.Tick}, label: {Story.Axis}, title: {Story.Title}, color: {Color}, minor: {Parts});")
        .ToString();
}
