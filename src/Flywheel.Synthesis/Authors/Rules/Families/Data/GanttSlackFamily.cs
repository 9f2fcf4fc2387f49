using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How late a task may be without delaying a plan. The steps mark what waits for it and measure up to there.</summary>
internal sealed class GanttSlackFamily : ProblemFamily
{
    /// <inheritdoc />
    public override string Name => "gantt-slack";

    /// <inheritdoc />
    public override string FigureKind => "timeline";

    /// <inheritdoc />
    public override ImmutableArray<Home> Homes => EventStory.Homes(EventStory.Plans);

    /// <inheritdoc />
    public override Draft Compose(Drafting drafting)
    {
        var random = drafting.Random;
        var story = EventStory.Pick(drafting, EventStory.Plans);
        var names = story.Names;
        var count = names.Length;
        var lengths = Enumerable.Range(0, count).Select(_ => random.Range(1, 5)).ToArray();

        // Every task but the first two waits for one or two earlier ones, and the last for all that nothing else waits for.
        var chain = Enumerable.Range(2, count - 2).SelectMany(i => random.Sample(Enumerable.Range(Math.Max(0, i - 3), Math.Min(i, 3)), random.Range(1, 2)).Select(j => (First: j, Second: i))).ToArray();
        var links = chain.Concat(Enumerable.Range(0, count - 1).Where(i => chain.All(l => l.First != i)).Select(i => (First: i, Second: count - 1))).ToArray();
        var starts = new int[count];
        for (var i = 0; i < count; i++)
        {
            starts[i] = links.Where(l => l.Second == i).Select(l => starts[l.First] + lengths[l.First]).DefaultIfEmpty(0).Max();
        }

        int End(int i) => starts[i] + lengths[i];
        var finish = Enumerable.Range(0, count).Max(End);
        var latest = new int[count];
        for (var i = count - 1; i >= 0; i--)
        {
            latest[i] = links.Where(l => l.First == i).Select(l => latest[l.Second] - lengths[l.Second]).DefaultIfEmpty(finish).Min();
        }

        // The limit must be seen directly: what waits for the task may not have any slack itself.
        int[] askable = [.. Enumerable.Range(0, count).Where(i => latest[i] > End(i) && links.Where(l => l.First == i).All(l => latest[l.Second] == End(l.Second)))];
        if (askable.Length == 0 || finish > 16)
        {
            throw new DraftException("No task has slack that can be seen.");
        }

        var task = random.Pick<int>(askable);
        var followers = links.Where(l => l.First == task).Select(l => l.Second).ToArray();
        var sheet = Sheet.Begin(drafting, 500, random.Range(330, 380));
        var writer = sheet.Writer()
            .Line($"SpanChart({names}, {starts.Select(s => s * story.Tick / 2)}, {Enumerable.Range(0, count).Select(i => End(i) * story.Tick / 2)}, step: {story.Tick}, label: {story.Axis}, title: {story.Title}, color: {drafting.Say("teal", "blue", "green", "purple")}, minor: 2);");
        foreach (var (first, second) in links)
        {
            writer.Line($"Dependency({names[first]}, {names[second]});");
        }

        var code = writer.ToString();
        var scene = drafting.Draw(code);
        var slack = (latest[task] - End(task)) * story.Tick / 2;
        var (from, to) = (End(task) * story.Tick / 2, latest[task] * story.Tick / 2);
        var end = scene.Get("span", names[task]).Points[1];
        var limit = end with { X = scene.OnAxis("x", to).X };
        var answer = new NumberAnswer(slack, story.Unit);
        var verdict = Verdict.Maybe(drafting, answer, drafting.Near(answer, lengths[task] * story.Tick / 2, slack + (story.Tick / 2), (finish - End(task)) * story.Tick / 2));
        var why = $"{Wording.List(followers.Select(f => names[f]))} must wait for {names[task]} and cannot be moved; {(followers.Length == 1 ? "it" : "the first of them")} starts at {NumberAnswer.Format(to)}";
        return new Draft
        {
            FigureCode = code,
            Question = drafting.Say(
                $"The arrows show which task waits for which. By how much may \"{names[task]}\" end later without delaying the end of the plan?",
                $"How much slack does the task \"{names[task]}\" have in this plan, if everything waits as the arrows say?",
                $"All tasks begin as early as the arrows allow. How long can \"{names[task]}\" be delayed before the whole plan ends later?"),
            Steps =
            [
                new ThinkingStep(
                    drafting.Say(
                        $"{why}. I draw this limit.",
                        $"I look for what limits the task. {why}; an upright marks it.",
                        $"{why}. The dashed line shows that time."),
                    Drawn.Dashed(scene.AtBottom(limit), limit)),
                new ThinkingStep(
                    drafting.Say(
                        $"The task itself ends at {NumberAnswer.Format(from)}. The arrow from its end to the limit is the slack.",
                        $"{names[task]} is done at {NumberAnswer.Format(from)}; I mark the free time up to the line.",
                        $"From its end at {NumberAnswer.Format(from)} there is room up to the line, which I draw."),
                    Drawn.Span(end, limit, "red")),
            ],
            Conclusion = drafting.Say(
                $"{NumberAnswer.Format(to)} - {NumberAnswer.Format(from)} = {verdict.Text}.",
                $"The slack is {NumberAnswer.Format(to)} - {NumberAnswer.Format(from)}, that is {verdict.Text}.",
                $"From {NumberAnswer.Format(from)} to {NumberAnswer.Format(to)} there are {verdict.Text}."),
            Answer = verdict.Answer,
            Choices = verdict.Choices,
            AnswerCode = FigureWriter.Code($$"""
                var spans = All("span");
                var names = spans.Select(s => s.Name);
                var latest = spans.Select(s => spans.Max(t => t["end"]));
                foreach (var round in names)
                {
                    foreach (var d in All("dependency"))
                    {
                        var ends = d.Name.Split(", ");
                        var i = names.IndexOf(ends[0]);
                        var j = names.IndexOf(ends[1]);
                        latest[i] = Math.Min(latest[i], latest[j] - spans[j].Value);
                    }
                }
                return Math.Round(latest[names.IndexOf({{names[task]}})] - Find("span", {{names[task]}})["end"], 4);
                """),
        };
    }
}
