namespace Flywheel.Knowledge.Outlines;

/// <summary>A file of knowledge is not what it should be; <see cref="Errors"/> lists everything found, in the order of the lines.</summary>
public sealed class OutlineException : Exception
{
    /// <summary>An exception for these errors, of which there is at least one.</summary>
    public OutlineException(IReadOnlyList<OutlineError> errors)
        : base(Describe(errors))
        => Errors = errors;

    /// <summary>Everything found wrong.</summary>
    public IReadOnlyList<OutlineError> Errors { get; }

    private static string Describe(IReadOnlyList<OutlineError> errors)
        => errors.Count == 1 ? errors[0].ToString() : $"{errors[0]} (and {errors.Count - 1} more)";
}
