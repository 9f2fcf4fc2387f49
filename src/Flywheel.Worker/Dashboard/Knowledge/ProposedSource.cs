namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>What a model declared of a tool.</summary>
/// <param name="Source">The whole function.</param>
/// <param name="Example">Calls of it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Stored">Whether it is one of the tools already, since it runs.</param>
internal sealed record ProposedSource(string Source, string Example, string Author, bool Stored);
