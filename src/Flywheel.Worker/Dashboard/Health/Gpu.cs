namespace Flywheel.Worker.Dashboard.Health;

/// <summary>A graphics card.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Busy">Share of the last moments in which it computed, 0 to 100; null where it does not say.</param>
/// <param name="UsedBytes">Its memory in use; null where it does not say.</param>
/// <param name="TotalBytes">Its memory; null where it does not say.</param>
/// <param name="Celsius">Its temperature; null where it does not say.</param>
internal sealed record Gpu(string Name, int? Busy, long? UsedBytes, long? TotalBytes, int? Celsius);
