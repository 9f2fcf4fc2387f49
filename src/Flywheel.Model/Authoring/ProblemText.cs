using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>The written form of a problem, in tagged parts: how models read and write them.</summary>
public static class ProblemText
{
    /// <summary>Characters of one part, most.</summary>
    public const int LongestPart = 20_000;

    /// <summary>Characters of a reply, most; what stands beyond is not read.</summary>
    public const int LongestReply = 200_000;

    private const int MostSteps = 8;
    private const int MostChoices = 10;
    private const int MostNames = 20;

    private static readonly string[] s_parts = ["question", "choices", "answer", "figure", "step", "conclusion", "answer_code", "knowledge", "tools"];
    private static readonly string[] s_stepParts = ["thought", "code"];

    /// <summary>Writes a problem.</summary>
    public static string Write(Problem problem)
    {
        var text = new StringBuilder();
        Add(text, "question", problem.Question);
        if (!problem.Choices.IsEmpty)
        {
            Add(text, "choices", "\n" + string.Join('\n', problem.Choices.Select(c => $"{c.Letter}. {c.Text}")) + "\n");
        }

        Add(text, "answer", $"\n{AnswerText.Write(problem.Answer)}\n");
        Add(text, "figure", $"\n{problem.FigureCode.Trim()}\n");
        foreach (var step in problem.Steps)
        {
            text.Append("<step>\n");
            Add(text, "thought", step.Thought);
            Add(text, "code", $"\n{step.Code.Trim()}\n");
            text.Append("</step>\n");
        }

        Add(text, "conclusion", problem.Conclusion);
        Add(text, "answer_code", problem.AnswerCode);
        Add(text, "tools", $"\n{string.Join('\n', problem.Tools)}\n");
        return text.ToString();
    }

    /// <summary>Reads a reply. Thinking before it is left out.</summary>
    public static ProblemReading Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var text = reply.Length > LongestReply ? reply[..LongestReply] : reply;
        var sections = TaggedText.Read(Blank(text, text.LastIndexOf("</think>", StringComparison.Ordinal)), s_parts);
        var complaints = new List<Complaint>();
        var question = One(sections, "question", complaints);
        var choices = sections.FirstOrDefault(s => s.Name == "choices") is { } list ? Choices(list, complaints) : [];
        var answer = Answer(sections, choices, complaints);
        var figure = One(sections, "figure", complaints);
        var steps = Steps(sections, complaints);
        var conclusion = One(sections, "conclusion", complaints);
        var answerCode = One(sections, "answer_code", complaints);
        var complete = question is not null && answer is not null && figure is not null && !steps.IsEmpty && conclusion is not null && answerCode is not null;
        return new ProblemReading(
            complete ? new ProblemParts(question!, choices, answer!, figure!, steps, conclusion!, answerCode!, Names(sections, "knowledge"), Names(sections, "tools")) : null,
            [.. complaints]);
    }

    private static void Add(StringBuilder text, string name, string content) => text.Append('<').Append(name).Append('>').Append(content).Append("</").Append(name).Append(">\n");

    /// <summary>Blanks a beginning, so that lines keep their numbers.</summary>
    private static string Blank(string text, int end) => end < 0 ? text : new string('\n', text.AsSpan(0, end).Count('\n')) + text[end..];

    private static string? One(ImmutableArray<TaggedSection> sections, string name, List<Complaint> complaints)
    {
        var found = sections.Where(s => s.Name == name).ToList();
        if (found.Count == 0)
        {
            complaints.Add(new Complaint(name, 0, $"The part is missing; write it between <{name}> and </{name}>."));
            return null;
        }

        var section = found[0];
        if (found.Count > 1)
        {
            complaints.Add(new Complaint(name, found[1].Line, $"The part is there {found.Count} times; write it once."));
        }

        if (!section.IsClosed)
        {
            complaints.Add(new Complaint(name, section.Line, $"The part is not closed by </{name}>."));
        }

        if (section.Text.Length is 0 or > LongestPart)
        {
            complaints.Add(new Complaint(name, section.Line, section.Text.Length == 0 ? "The part is empty." : $"The part has {section.Text.Length:N0} characters; {LongestPart:N0} are allowed."));
            return null;
        }

        return section.Text;
    }

    private static ImmutableArray<Choice> Choices(TaggedSection section, List<Complaint> complaints)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>();
        foreach (var line in section.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var letter = (char)('A' + choices.Count);
            if (choices.Count == MostChoices || line.Length < 3 || char.ToUpperInvariant(line[0]) != letter || line[1] is not ('.' or ')' or ':'))
            {
                complaints.Add(new Complaint("choices", section.Line, $"Choices must be lines \"A. text\", \"B. text\" and so on, at most {MostChoices}; expected {letter}."));
                return [];
            }

            choices.Add(new Choice(letter.ToString(), line[2..].Trim()));
        }

        if (choices.Count == 1)
        {
            complaints.Add(new Complaint("choices", section.Line, "One choice is none; write at least two, or leave the part out."));
        }

        return choices.ToImmutable();
    }

    private static Answer? Answer(ImmutableArray<TaggedSection> sections, ImmutableArray<Choice> choices, List<Complaint> complaints)
    {
        if (One(sections, "answer", complaints) is not { } text)
        {
            return null;
        }

        var line = sections.First(s => s.Name == "answer").Line;
        if (AnswerText.Read(text, out var error) is not { } answer)
        {
            complaints.Add(new Complaint("answer", line, char.ToUpperInvariant(error![0]) + error[1..]));
            return null;
        }

        if (answer is ChoiceAnswer choice ? !choices.Any(c => c.Letter == choice.Letter) : !choices.IsEmpty)
        {
            complaints.Add(new Complaint("answer", line, choices.IsEmpty ? "The answer is a choice, but there are no choices." : "The question has choices, so the answer must be \"type: choice\" with the letter of one of them."));
            return null;
        }

        return answer;
    }

    private static ImmutableArray<ThinkingStep> Steps(ImmutableArray<TaggedSection> sections, List<Complaint> complaints)
    {
        var steps = ImmutableArray.CreateBuilder<ThinkingStep>();
        foreach (var section in sections.Where(s => s.Name == "step"))
        {
            var part = $"step {steps.Count + 1}";
            var parts = TaggedText.Read(section.Text, s_stepParts);
            var thought = parts.FirstOrDefault(p => p.Name == "thought")?.Text ?? "";
            var code = parts.FirstOrDefault(p => p.Name == "code")?.Text ?? "";
            if (thought.Length is 0 or > LongestPart || code.Length is 0 or > LongestPart || steps.Count == MostSteps)
            {
                complaints.Add(new Complaint(part, section.Line, $"A step is a <thought>...</thought> and a <code>...</code>, both filled; there may be {MostSteps}."));
                return [];
            }

            steps.Add(new ThinkingStep(thought, code));
        }

        if (steps.Count == 0)
        {
            complaints.Add(new Complaint("step", 0, "There is no step; write at least one between <step> and </step>."));
        }

        return steps.ToImmutable();
    }

    private static ImmutableArray<string> Names(ImmutableArray<TaggedSection> sections, string name) => sections.FirstOrDefault(s => s.Name == name) is { } section
        ? [.. section.Text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => n.TrimStart('-', '*', ' ')).Where(n => n.Length is > 0 and <= 200).Distinct(StringComparer.Ordinal).Take(MostNames)]
        : [];
}
