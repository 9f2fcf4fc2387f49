namespace Flywheel.Bench;

/// <summary>One part of the benchmark; found by its name on the command line.</summary>
internal interface IBenchSection
{
    /// <summary>How it is asked for.</summary>
    string Name { get; }

    /// <summary>Measures, and prints a line for each measure through the report.</summary>
    Task RunAsync(BenchReport report);
}
