using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>A problem as it is edited. Everything is kept as it was typed, right or wrong, so that it can be shown again.</summary>
internal sealed class ProblemForm
{
    /// <summary>The longest question, thought or conclusion, in characters.</summary>
    public const int LongestText = 8_000;

    /// <summary>The longest program, in characters: what the figure language takes.</summary>
    public const int LongestCode = 40_000;

    /// <summary>The most steps.</summary>
    public const int MostSteps = 12;

    private const int MostChoices = 8;
    private const int LongestChoice = 500;

    /// <summary>The version of the latest verdict that was on the page.</summary>
    public int Seen { get; set; }

    /// <summary>The question without its choices.</summary>
    public string? Question { get; set; }

    /// <summary>The choices, one a line, without letters.</summary>
    public string? Choices { get; set; }

    /// <summary>The answer.</summary>
    public AnswerForm Answer { get; set; } = new();

    /// <summary>The figure program.</summary>
    public string? FigureCode { get; set; }

    /// <summary>The steps.</summary>
    public List<StepForm> Steps { get; set; } = [];

    /// <summary>The conclusion.</summary>
    public string? Conclusion { get; set; }

    /// <summary>The answer code.</summary>
    public string? AnswerCode { get; set; }

    /// <summary>Whether the variant, which was made for the picture before the edit, goes.</summary>
    public bool DropVariant { get; set; }

    /// <summary>Whether to save it although checks fail.</summary>
    public bool SaveAnyway { get; set; }

    /// <summary>Why.</summary>
    public string? Comment { get; set; }

    /// <summary>The form of a problem.</summary>
    public static ProblemForm Of(Problem problem, int seen) => new()
    {
        Seen = seen,
        Question = problem.Question,
        Choices = string.Join('\n', problem.Choices.Select(c => c.Text)),
        Answer = AnswerForm.Of(problem.Answer),
        FigureCode = problem.FigureCode,
        Steps = [.. problem.Steps.Select(s => new StepForm { Thought = s.Thought, Code = s.Code })],
        Conclusion = problem.Conclusion,
        AnswerCode = problem.AnswerCode,
    };

    /// <summary>The problem that the form describes; null where something is wrong with it.</summary>
    /// <param name="basis">What the form does not hold is kept from this version.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public Problem? Read(Problem basis, ICollection<FormFault> faults)
    {
        var before = faults.Count;
        var choices = ReadChoices(faults);
        var answer = Answer.Read(choices, faults);
        if (Steps.Count is 0 or > MostSteps)
        {
            faults.Add(new FormFault("steps", $"A problem has 1 to {MostSteps} steps."));
        }

        var edited = basis with
        {
            Question = Text("question", "The question", Question, LongestText, faults),
            Choices = choices,
            FigureCode = Text("figure-code", "The figure code", FigureCode, LongestCode, faults),
            Steps =
            [
                .. Steps.Take(MostSteps).Select((step, i) => new ThinkingStep(
                    Text($"step-{i + 1}-thought", $"The thought of step {i + 1}", step.Thought, LongestText, faults),
                    Text($"step-{i + 1}-code", $"The code of step {i + 1}", step.Code, LongestCode, faults))),
            ],
            Conclusion = Text("conclusion", "The conclusion", Conclusion, LongestText, faults),
            AnswerCode = Text("answer-code", "The answer code", AnswerCode, LongestCode, faults),
            Variant = DropVariant ? null : basis.Variant,
        };
        var comment = TypedText.Fault("The comment", TypedText.Clean(Comment), VerdictForm.LongestComment);
        if (comment is not null)
        {
            faults.Add(new FormFault("comment", comment));
        }

        return faults.Count > before ? null : edited with { Answer = answer! };
    }

    private ImmutableArray<Choice> ReadChoices(ICollection<FormFault> faults)
    {
        var texts = TypedText.Clean(Choices).Split('\n').Where(t => t.Trim().Length > 0).ToArray();
        if (texts.Length is 1 or > MostChoices)
        {
            faults.Add(new FormFault("choices", $"Give no choice, or 2 to {MostChoices}, one a line."));
            return [];
        }

        if (texts.Select(t => TypedText.Fault("A choice", t, LongestChoice)).FirstOrDefault(f => f is not null) is { } fault)
        {
            faults.Add(new FormFault("choices", fault));
        }

        return [.. texts.Select((text, i) => new Choice(((char)('A' + i)).ToString(), text))];
    }

    private static string Text(string field, string name, string? typed, int longest, ICollection<FormFault> faults)
    {
        var text = TypedText.Clean(typed);
        var fault = text.Trim().Length == 0 ? $"{name} is empty." : TypedText.Fault(name, text, longest);
        if (fault is not null)
        {
            faults.Add(new FormFault(field, fault));
        }

        return text;
    }
}
