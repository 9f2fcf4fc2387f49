namespace Flywheel.Knowledge.Storage;

/// <summary>What a check said.</summary>
public enum FindingVerdict
{
    /// <summary>What the check proves holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>The check could not tell; the message says why.</summary>
    NotJudged,
}
