namespace Flywheel.Worker.Runs;

/// <summary>Who writes the problems of a run.</summary>
public enum AuthorKind
{
    /// <summary>The rule author.</summary>
    Rules,

    /// <summary>A model.</summary>
    Model,

    /// <summary>Either, decided for each candidate by its seed.</summary>
    Mix,
}
