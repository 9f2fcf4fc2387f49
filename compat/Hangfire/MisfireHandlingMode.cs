namespace Hangfire;

/// <summary>What becomes of a recurring job's occurrences while no server ran.</summary>
public enum MisfireHandlingMode
{
    /// <summary>One job for all of them.</summary>
    Relaxed = 0,

    /// <summary>One job for each.</summary>
    Strict = 1,

    /// <summary>None.</summary>
    Ignorable = 2,
}
