namespace Flywheel.Worker.Postgres;

/// <summary>The worker's own database cannot be used.</summary>
public sealed class LocalPostgresException : Exception
{
    /// <param name="problem">What is wrong, a full sentence.</param>
    /// <param name="place">The folder or file that it is about.</param>
    /// <param name="remedy">What the user can do, a full sentence.</param>
    /// <param name="cause">The error behind it, if any.</param>
    public LocalPostgresException(string problem, string place, string remedy, Exception? cause = null)
        : base($"{problem} ({place}) {remedy}", cause)
    {
        Problem = problem;
        Place = place;
        Remedy = remedy;
    }

    /// <summary>What is wrong, a full sentence.</summary>
    public string Problem { get; }

    /// <summary>The folder or file that it is about.</summary>
    public string Place { get; }

    /// <summary>What the user can do, a full sentence.</summary>
    public string Remedy { get; }
}
