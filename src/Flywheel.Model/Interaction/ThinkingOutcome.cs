namespace Flywheel.Model.Interaction;

/// <summary>How thinking ended.</summary>
public enum ThinkingOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The model ended its turn without one.</summary>
    Unanswered,

    /// <summary>The segments are used up.</summary>
    SegmentLimit,

    /// <summary>The tokens are used up.</summary>
    TokenLimit,

    /// <summary>The time is over.</summary>
    TimeLimit,
}
