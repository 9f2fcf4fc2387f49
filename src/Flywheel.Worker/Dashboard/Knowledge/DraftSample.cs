namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A problem of a domain that is not imported yet.</summary>
/// <param name="Document">The problem's record.</param>
/// <param name="Principle">The principle that it rests on, with its concept.</param>
internal sealed record DraftSample(string Document, string Principle);
