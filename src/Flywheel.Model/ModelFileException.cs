namespace Flywheel.Model;

/// <summary>A file of a model is missing, damaged, or of another kind than this program reads.</summary>
/// <param name="file">The file's path.</param>
/// <param name="problem">What is wrong with it and what was expected, as a full sentence.</param>
/// <param name="cause">What was thrown on reading it, if anything.</param>
public sealed class ModelFileException(string file, string problem, Exception? cause = null) : Exception($"{file}: {problem}", cause)
{
    /// <summary>The file's path.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong with it, without its path.</summary>
    public string Problem { get; } = problem;
}
