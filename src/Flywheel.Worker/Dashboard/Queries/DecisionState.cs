namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>Which decisions a queue shows, by what people said about them.</summary>
internal enum DecisionState
{
    /// <summary>Nobody decided, or the verdict was withdrawn.</summary>
    Open,

    /// <summary>Somebody decided.</summary>
    Decided,

    /// <summary>The latest verdict is an approval.</summary>
    Approved,

    /// <summary>The latest verdict takes the problem out of the datasets.</summary>
    Rejected,

    /// <summary>The latest verdict went back to the version before a repair.</summary>
    Reverted,

    /// <summary>The latest verdict is an edit by hand.</summary>
    Overridden,

    /// <summary>All.</summary>
    Any,
}
