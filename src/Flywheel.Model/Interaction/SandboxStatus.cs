namespace Flywheel.Model.Interaction;

/// <summary>What became of a code block.</summary>
public enum SandboxStatus
{
    /// <summary>It ran to its end.</summary>
    Ran,

    /// <summary>It is wrong or failed; the reply's text says how.</summary>
    Failed,

    /// <summary>It was ended because it took too long.</summary>
    TimedOut,

    /// <summary>It was ended, or its result withheld, because it wanted more than it may have.</summary>
    OverLimit,
}
