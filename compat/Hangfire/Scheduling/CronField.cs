using System.Globalization;
using System.Numerics;

namespace Hangfire.Scheduling;

/// <summary>The values below 64 that one field of a cron expression allows.</summary>
internal readonly record struct CronField(ulong Values)
{
    /// <param name="text">Values, ranges and steps, separated by commas.</param>
    /// <param name="name">The field, for messages.</param>
    /// <param name="least">The least value.</param>
    /// <param name="greatest">The greatest value.</param>
    /// <param name="names">Names of the values from the least on.</param>
    public static CronField Parse(string text, string name, int least, int greatest, string[] names)
    {
        var values = 0UL;
        foreach (var part in text.Split(','))
            values |= ParsePart(part, name, least, greatest, names);
        return new CronField(values);
    }

    public static int Number(string text, string name, int least, int greatest, string[] names)
    {
        var index = Array.FindIndex(names, known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return least + index;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > greatest)
            throw new FormatException($"\"{text}\" is no value for the {name} of a cron expression: use {least} to {greatest}{(names.Length > 0 ? $" or {names[0]} to {names[^1]}" : "")}.");
        return number;
    }

    public bool Contains(int value) => (Values >> value & 1) != 0;

    /// <summary>The least value that is not below the given one.</summary>
    public int? NextOrNone(int from)
    {
        if (from > 63)
            return null;
        var rest = Values >> from << from;
        return rest == 0 ? null : BitOperations.TrailingZeroCount(rest);
    }

    private static ulong ParsePart(string part, string name, int least, int greatest, string[] names)
    {
        var stepped = part.Split('/');
        if (stepped.Length > 2)
            throw new FormatException($"\"{part}\" has more than one step in the {name} of a cron expression.");
        var step = stepped.Length == 2 ? Number(stepped[1], name, 1, Math.Max(greatest, 1), []) : 1;
        var (from, to) = ParseRange(stepped[0], name, least, greatest, names, open: stepped.Length == 2);

        // A reversed range runs over the greatest value on to the least one. 0 and 7 are both Sunday, so that days wrap after six.
        var wrapAt = names.Length == 7 ? 6 : greatest;
        var span = from <= to ? to - from : wrapAt - from + 1 + to - least;
        var values = 0UL;
        for (var distance = 0; distance <= span; distance += step)
        {
            var value = from + distance;
            values |= 1UL << (from <= to || value <= wrapAt ? value : value - wrapAt - 1 + least);
        }

        return values;
    }

    private static (int From, int To) ParseRange(string text, string name, int least, int greatest, string[] names, bool open)
    {
        if (text == "*")
            return (least, names.Length == 7 ? 6 : greatest);
        var ends = text.Split('-');
        if (ends.Length > 2)
            throw new FormatException($"\"{text}\" is no range for the {name} of a cron expression.");
        var from = Number(ends[0], name, least, greatest, names);
        if (ends.Length == 2)
            return (from, Number(ends[1], name, least, greatest, names));
        return (from, open ? Math.Max(from, names.Length == 7 ? 6 : greatest) : from);
    }
}
