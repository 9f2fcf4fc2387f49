using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>Units that drawn lengths are given in.</summary>
internal static class LengthUnits
{
    /// <summary>cm, m, mm or km, the usual ones more often.</summary>
    public static string Pick(SeededRandom random) => random.Pick<string>(["cm", "cm", "cm", "m", "m", "mm", "km"]);
}
