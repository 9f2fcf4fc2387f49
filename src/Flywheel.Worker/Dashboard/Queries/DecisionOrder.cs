namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>The order of a queue of decisions.</summary>
internal enum DecisionOrder
{
    /// <summary>What is known least about comes first; within a stratum in its fixed random order, so that reading from the top is a fair sample.</summary>
    Doubtful,

    /// <summary>The latest first.</summary>
    Newest,

    /// <summary>The earliest first.</summary>
    Oldest,
}
