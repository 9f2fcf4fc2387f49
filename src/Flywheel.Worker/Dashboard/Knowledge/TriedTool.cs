namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>What came of a proposed tool's example.</summary>
/// <param name="Png">Its picture; null where it fails.</param>
/// <param name="Error">Why it fails; null where it does not.</param>
internal sealed record TriedTool(byte[]? Png, string? Error);
