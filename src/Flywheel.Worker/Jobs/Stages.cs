namespace Flywheel.Worker.Jobs;

/// <summary>Names of a run's stages, as batches carry them.</summary>
public static class Stages
{
    /// <summary>Candidates of level 0 are written.</summary>
    public const string Author = "author";

    /// <summary>Candidates of higher levels are made from accepted problems.</summary>
    public const string Expand = "expand";

    /// <summary>What was written is checked and repaired.</summary>
    public const string Check = "check";

    /// <summary>A wave's candidates are accepted or refused in canonical order, and the next wave is planned.</summary>
    public const string Settle = "settle";

    /// <summary>The stage that makes candidates of a level.</summary>
    public static string WritingOf(int level) => level == 0 ? Author : Expand;
}
