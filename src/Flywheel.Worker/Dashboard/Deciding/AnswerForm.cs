using System.Collections.Immutable;
using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>An answer as it is edited: the value, of one of four types, and the letter of the right choice where there are choices.</summary>
internal sealed class AnswerForm
{
    private const int LongestValue = 500;
    private const int LongestUnit = 40;
    private const int MostItems = 50;

    /// <summary>The types of values.</summary>
    public static ImmutableArray<string> Types { get; } = ["number", "text", "point", "set"];

    /// <summary>One of <see cref="Types"/>.</summary>
    public string? Type { get; set; }

    /// <summary>The letter of the right choice; empty for an open question.</summary>
    public string? Letter { get; set; }

    /// <summary>Of a number: its value.</summary>
    public string? Number { get; set; }

    /// <summary>Of a number: its unit; empty for none.</summary>
    public string? Unit { get; set; }

    /// <summary>Of a number: how far off a value may be.</summary>
    public string? Tolerance { get; set; }

    /// <summary>Of a number: the decimals written.</summary>
    public string? Decimals { get; set; }

    /// <summary>Of a text: what it says.</summary>
    public string? Written { get; set; }

    /// <summary>Of a point: pixels from the left.</summary>
    public string? X { get; set; }

    /// <summary>Of a point: pixels from the top.</summary>
    public string? Y { get; set; }

    /// <summary>Of a point: the distance in pixels within which a position is right.</summary>
    public string? Distance { get; set; }

    /// <summary>Of a set: its names, one a line.</summary>
    public string? Items { get; set; }

    /// <summary>The form of an answer.</summary>
    public static AnswerForm Of(Answer answer)
    {
        var form = new AnswerForm { Type = "number", Letter = (answer as ChoiceAnswer)?.Letter, Tolerance = "0", Decimals = "4", Distance = "4" };
        switch (answer.Value)
        {
            case NumberAnswer number:
                (form.Number, form.Unit, form.Tolerance, form.Decimals) = (Digits(number.Number), number.Unit, Digits(number.Tolerance), number.Decimals.ToString(CultureInfo.InvariantCulture));
                break;
            case TextAnswer text:
                (form.Type, form.Written) = ("text", text.Written);
                break;
            case PointAnswer point:
                (form.Type, form.X, form.Y, form.Distance) = ("point", Digits(point.X), Digits(point.Y), Digits(point.Tolerance));
                break;
            case SetAnswer set:
                (form.Type, form.Items) = ("set", string.Join('\n', set.Items));
                break;
        }

        return form;
    }

    /// <summary>The answer; null where something is wrong with it.</summary>
    /// <param name="choices">The choices of the problem.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public Answer? Read(ImmutableArray<Choice> choices, ICollection<FormFault> faults)
    {
        var before = faults.Count;
        var value = Type switch
        {
            "number" => Quantity(faults),
            "text" => Text(faults),
            "point" => Point(faults),
            "set" => Set(faults),
            _ => Wrong("answer-type", "Choose the answer's type.", faults),
        };
        var letter = Letter ?? "";
        if (choices.Length == 0 && letter.Length > 0)
        {
            faults.Add(new FormFault("answer-letter", "A right choice is named, but there are no choices."));
        }
        else if (choices.Length > 0 && !choices.Any(c => c.Letter == letter))
        {
            faults.Add(new FormFault("answer-letter", $"Name the right choice, {choices[0].Letter} to {choices[^1].Letter}."));
        }

        return faults.Count > before || value is null ? null : letter.Length > 0 ? new ChoiceAnswer(letter, value) : value;
    }

    private NumberAnswer? Quantity(ICollection<FormFault> faults)
    {
        var before = faults.Count;
        var number = Real(Number, "answer-number", "The number", double.MinValue, faults);
        var tolerance = Real(Tolerance, "answer-tolerance", "The tolerance", 0, faults);
        if (!int.TryParse(Decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) || decimals > 6)
        {
            faults.Add(new FormFault("answer-decimals", "The decimals must be 0 to 6."));
        }

        Check("answer-unit", "The unit", Unit, LongestUnit, faults);
        return faults.Count > before ? null : new NumberAnswer(number, Unit ?? "", tolerance, decimals);
    }

    private TextAnswer? Text(ICollection<FormFault> faults)
    {
        var written = TypedText.Clean(Written);
        if (written.Trim().Length == 0)
        {
            faults.Add(new FormFault("answer-written", "The answer is empty."));
        }

        return Check("answer-written", "The answer", written, LongestValue, faults) ? new TextAnswer(written) : null;
    }

    private PointAnswer? Point(ICollection<FormFault> faults)
    {
        var before = faults.Count;
        var point = new PointAnswer(
            Real(X, "answer-x", "X", double.MinValue, faults), Real(Y, "answer-y", "Y", double.MinValue, faults), Real(Distance, "answer-distance", "The distance", 0, faults));
        return faults.Count > before ? null : point;
    }

    private SetAnswer? Set(ICollection<FormFault> faults)
    {
        ImmutableArray<string> items = [.. TypedText.Clean(Items).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (items.Length is 0 or > MostItems || items.Distinct(StringComparer.Ordinal).Count() != items.Length)
        {
            faults.Add(new FormFault("answer-items", $"The set must have 1 to {MostItems} names, no two equal."));
            return null;
        }

        return items.All(item => Check("answer-items", "A name of the set", item, LongestValue, faults)) ? new SetAnswer(items) : null;
    }

    private static bool Check(string field, string name, string? text, int longest, ICollection<FormFault> faults)
    {
        var fault = TypedText.Fault(name, text ?? "", longest);
        if (fault is not null)
        {
            faults.Add(new FormFault(field, fault));
        }

        return fault is null;
    }

    private static double Real(string? text, string field, string name, double least, ICollection<FormFault> faults)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= least)
        {
            return number;
        }

        faults.Add(new FormFault(field, $"{name} must be a number{(least == 0 ? " from 0 on" : "")}, with a point for decimals."));
        return 0;
    }

    private static Answer? Wrong(string field, string message, ICollection<FormFault> faults)
    {
        faults.Add(new FormFault(field, message));
        return null;
    }

    private static string Digits(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
