namespace Flywheel.Synthesis.Authors.Rules.Families.Music;

/// <summary>Note values by length in quarter notes.</summary>
internal static class NoteValues
{
    /// <summary>The plain and dotted values, the longest first.</summary>
    public static (string Name, bool Dotted, double Beats)[] All { get; } =
        [("whole", false, 4), ("half", true, 3), ("half", false, 2), ("quarter", true, 1.5), ("quarter", false, 1), ("eighth", true, 0.75), ("eighth", false, 0.5), ("sixteenth", false, 0.25)];

    /// <summary>The value of that length as it is called: dotted half note.</summary>
    public static string Called(double beats) => All.Where(v => v.Beats == beats).Select(v => $"{(v.Dotted ? "dotted " : "")}{v.Name} note").First();

    /// <summary>Natural pitches that stand well on a staff of that clef.</summary>
    public static string[] Pitches(string clef) => clef == "treble"
        ? ["D4", "E4", "F4", "G4", "A4", "B4", "C5", "D5", "E5", "F5", "G5"]
        : ["F2", "G2", "A2", "B2", "C3", "D3", "E3", "F3", "G3", "A3", "B3"];
}
