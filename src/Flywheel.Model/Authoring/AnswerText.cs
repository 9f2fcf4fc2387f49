using System.Globalization;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>The written form of an answer: a key and a value a line, the type first.</summary>
internal static class AnswerText
{
    private const int MostItems = 50;

    /// <summary>Writes an answer.</summary>
    public static string Write(Answer answer) => answer switch
    {
        ChoiceAnswer choice => $"type: choice\nletter: {choice.Letter}\nof: {Write(choice.Meaning)["type: ".Length..]}",
        NumberAnswer number => $"type: number\nvalue: {NumberAnswer.Format(number.Number, 6)}"
            + (number.Unit.Length > 0 ? $"\nunit: {number.Unit}" : "") + (number.Tolerance > 0 ? $"\ntolerance: {NumberAnswer.Format(number.Tolerance, 6)}" : ""),
        TextAnswer text => $"type: text\nvalue: {text.Written}",
        PointAnswer point => $"type: point\nx: {NumberAnswer.Format(point.X, 1)}\ny: {NumberAnswer.Format(point.Y, 1)}",
        SetAnswer set => $"type: set\nitems: {string.Join("; ", set.Items)}",
        _ => throw new ArgumentException($"An answer of the kind {answer.GetType().Name} has no written form.", nameof(answer)),
    };

    /// <summary>Reads an answer; null with an error that says what is wrong.</summary>
    public static Answer? Read(string text, out string? error)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                error = $"\"{Clip(line)}\" is no line of the form \"key: value\".";
                return null;
            }

            values[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return Read(values, values.GetValueOrDefault("type", "").ToLowerInvariant(), out error);
    }

    private static Answer? Read(Dictionary<string, string> values, string type, out string? error)
    {
        error = null;
        switch (type)
        {
            case "number":
                var tolerance = values.ContainsKey("tolerance") ? Number(values, "tolerance", ref error) : 0;
                var number = Number(values, "value", ref error);
                return error is null ? new NumberAnswer(number, values.GetValueOrDefault("unit", ""), Math.Abs(tolerance)) : null;
            case "text":
                var text = Text(values, "value", ref error);
                return error is null ? new TextAnswer(text) : null;
            case "point":
                var (x, y) = (Number(values, "x", ref error), Number(values, "y", ref error));
                return error is null ? new PointAnswer(x, y) : null;
            case "set":
                var items = Text(values, "items", ref error).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
                error ??= items.Length is 0 or > MostItems ? $"items must name 1 to {MostItems} things, separated by semicolons." : null;
                return error is null ? new SetAnswer([.. items]) : null;
            case "choice":
                return Choice(values, ref error);
            default:
                error = "the first line must be \"type:\" with number, text, point, set or choice.";
                return null;
        }
    }

    private static ChoiceAnswer? Choice(Dictionary<string, string> values, ref string? error)
    {
        var letter = Text(values, "letter", ref error).ToUpperInvariant();
        var of = values.GetValueOrDefault("of", "").ToLowerInvariant();
        if (error is null && letter is not [>= 'A' and <= 'Z'])
        {
            error = $"letter must be one of the choices' letters, not \"{Clip(letter)}\".";
        }

        if (error is null && of is not ("number" or "text" or "point" or "set"))
        {
            error = "a choice needs a line \"of:\" with number, text, point or set, and the lines of what the right choice says.";
        }

        return error is null && Read(values, of, out error) is { } meaning ? new ChoiceAnswer(letter, meaning) : null;
    }

    private static double Number(Dictionary<string, string> values, string key, ref string? error)
    {
        var text = values.GetValueOrDefault(key, "");
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        error ??= text.Length == 0 ? $"the line \"{key}:\" is missing." : $"{key} must be a plain number such as 12.5, not \"{Clip(text)}\"; a unit has a line of its own.";
        return 0;
    }

    private static string Text(Dictionary<string, string> values, string key, ref string? error)
    {
        var text = values.GetValueOrDefault(key, "");
        error ??= text.Length == 0 ? $"the line \"{key}:\" is missing." : null;
        return text;
    }

    private static string Clip(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
