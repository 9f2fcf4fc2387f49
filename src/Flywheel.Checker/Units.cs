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

    /// <summary>Units that one could be mistaken for another of.</summary>
    public static IEnumerable<string> All => Spoken.Keys;

    /// <summary>Words by which a text may refer to a unit; none for what is counted in words, such as steps.</summary>
    public static IReadOnlyList<string> WordsFor(string unit) => Spoken.GetValueOrDefault(unit) ?? [];
}
