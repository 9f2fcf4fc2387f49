namespace Flywheel.Checker.Checks;

/// <summary>What a check says of a problem.</summary>
public enum Verdict
{
    /// <summary>What the check proves holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>The check does not apply, or what it needs failed before.</summary>
    NotJudged,
}
