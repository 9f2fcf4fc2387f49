namespace Flywheel.Worker.Runs;

/// <summary>How a run is to be grown; what is made is in <see cref="RunSettings"/> and <see cref="RunPlan"/>.</summary>
public sealed record GrowOptions
{
    /// <summary>Accepted problems wanted unless a plan or a time limit says otherwise.</summary>
    public const int DefaultTarget = 1_000;

    /// <summary>Accepted problems in a round of an open-ended run.</summary>
    public const int RoundTarget = 5_000;

    /// <summary>Accepted problems wanted; null for the default, or for no end if there is a time limit.</summary>
    public int? Target { get; init; }

    /// <summary>Names of the domains; empty for all.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Levels of difficulty.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [0, 1, 2, 3, 4];

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Time limit in hours; null for none.</summary>
    public double? Hours { get; init; }

    /// <summary>A plan file in place of target, domains and levels.</summary>
    public string? PlanFile { get; init; }

    /// <summary>The run's name; null to derive it from the settings.</summary>
    public string? Run { get; init; }

    /// <summary>One canary in this many candidates; 0 for none.</summary>
    public int CanaryInterval { get; init; } = RunSettings.DefaultCanaryInterval;

    /// <summary>Jobs at a time in this process; null for one a processor.</summary>
    public int? Workers { get; init; }

    /// <summary>Go on although the code changed.</summary>
    public bool AcceptNewCode { get; init; }
}
