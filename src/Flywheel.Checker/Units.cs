namespace Flywheel.Checker;

/// <summary>How units are written and spoken of.</summary>
internal static class Units
{
    private static readonly Dictionary<string, string[]> Spoken = new(StringComparer.Ordinal)
    {
        ["°"] = ["°", "degree", "angle", "bearing", "how far", "rotat", "turn"],
        ["%"] = ["%", "percent", "per cent", "share"],
        ["cm"] = ["cm", "centimet"],
        ["mm"] = ["mm", "millimet"],
        ["m"] = [" m", "metre", "meter"],
        ["km"] = ["km", "kilomet"],
        ["cm²"] = ["cm", "centimet", "area"],
        ["m²"] = [" m", "metre", "meter", "area"],
        ["cm³"] = ["cm", "ml", "centimet", "volume"],
        ["min"] = ["min", ":", "clock", "time"],
        ["h"] = [" h", "hour"],
        ["s"] = [" s", "second"],
        ["°C"] = ["°", "degree", "celsius"],
        ["A"] = ["A", "amp", "current"],
        ["V"] = ["V", "volt"],
        ["Ω"] = ["Ω", "ohm", "resist"],
        ["N"] = ["N", "newton", "force"],
        ["kg"] = ["kg", "kilogram", "mass"],
        ["g"] = [" g", "gram", "mass"],
    };

    /// <summary>Words by which a text may refer to a unit; the unit itself for one that is not known.</summary>
    public static IReadOnlyList<string> WordsFor(string unit)
    {
        if (Spoken.TryGetValue(unit, out var words))
        {
            return words;
        }

        // "square units" and "thousand km" are found by any of their words; plurals by their stem.
        return [unit, .. unit.Split(' ', '/', '²', '³').Where(w => w.Length > 1).Select(w => w.Length > 3 ? w.TrimEnd('s') : w)];
    }
}
