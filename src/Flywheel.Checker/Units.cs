namespace Flywheel.Checker;

/// <summary>How units are written and spoken of.</summary>
internal static class Units
{
    /// <summary>By unit, other symbols and beginnings of words by which a text speaks of it or of what it measures.</summary>
    private static readonly Dictionary<string, Spoken> Known = new(StringComparer.Ordinal)
    {
        ["°"] = new(["°"], ["degree", "angle", "bearing", "how far", "rotat", "turn"]),
        ["%"] = new(["%"], ["percent", "per cent", "share"]),
        ["cm"] = new(["cm"], ["centimet"]),
        ["mm"] = new(["mm"], ["millimet"]),
        ["m"] = new(["m"], ["metre", "meter"]),
        ["km"] = new(["km"], ["kilomet"]),
        ["cm²"] = new(["cm²", "cm"], ["square centimet", "area"]),
        ["m²"] = new(["m²", "m"], ["square met", "area"]),
        ["cm³"] = new(["cm³", "cm", "ml"], ["cubic centimet", "volume"]),
        ["min"] = new(["min"], ["minute", "clock", "time"]),
        ["h"] = new(["h"], ["hour"]),
        ["s"] = new(["s"], ["second"]),
        ["°C"] = new(["°C", "°"], ["degree", "celsius"]),
        ["A"] = new(["A", "mA"], ["amp", "ammeter", "current"]),
        ["V"] = new(["V"], ["volt"]),
        ["Ω"] = new(["Ω"], ["ohm", "resist"]),
        ["N"] = new(["N"], ["newton", "force"]),
        ["ml"] = new(["ml"], ["millilit"]),
        ["dm"] = new(["dm"], ["decimet"]),
        ["km/h"] = new(["km/h"], ["kilomet", "speed"]),
        ["m/s"] = new(["m/s"], ["speed", "velocity"]),
        ["kPa"] = new(["kPa"], ["pascal", "pressure"]),
        ["kWh"] = new(["kWh"], ["kilowatt", "energy"]),
        ["kg"] = new(["kg"], ["kilogram", "mass"]),
        ["g"] = new(["g"], ["gram", "mass"]),
    };

    /// <summary>Units that one could be mistaken for another of.</summary>
    public static IEnumerable<string> All => Known.Keys;

    /// <summary>Whether this knows how texts speak of a unit; not so for what is counted in words of its own, such as steps.</summary>
    public static bool IsKnown(string unit) => Known.ContainsKey(unit);

    /// <summary>Whether the question or the picture speaks of a known unit.</summary>
    public static bool IsMentioned(string unit, Inspection inspection)
    {
        var elements = inspection.Scene.Elements;
        var (symbols, stems) = Known[unit];
        return elements.Select(e => e.Text)
            .Concat(elements.SelectMany(e => e.Values).Where(v => !v.Value.IsNumber).Select(v => v.Value.Text))
            .Append(inspection.Problem.FullQuestion)
            .Any(t => symbols.Any(s => Words.Contains(t, s)) || stems.Any(s => t.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    private sealed record Spoken(string[] Symbols, string[] Stems);
}
