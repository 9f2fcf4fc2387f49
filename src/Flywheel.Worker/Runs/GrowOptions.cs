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

    /// <summary>Ids of the nodes, of those domains, that problems must be about, themselves or by what lies below; null for all.</summary>
    public IReadOnlyList<string>? Nodes { get; init; }

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

    /// <summary>Who writes the problems.</summary>
    public AuthorKind Author { get; init; } = AuthorKind.Rules;

    /// <summary>Share of candidates that the model writes in a mixed run, above 0, below 1.</summary>
    public double ModelShare { get; init; } = ModelSettings.DefaultShare;

    /// <summary>Solvers asked for each problem of a run with a model, 0 for none.</summary>
    public int Solvers { get; init; } = ModelSettings.DefaultSolvers;

    /// <summary>Whether the model of a run with one judges the wording of each question.</summary>
    public bool Judge { get; init; } = true;

    /// <summary>Whether the model is shown tools that models wrote in earlier runs.</summary>
    public bool PredictedTools { get; init; }

    /// <summary>Jobs at a time in this process; null for one a processor.</summary>
    public int? Workers { get; init; }

    /// <summary>Go on although the code changed.</summary>
    public bool AcceptNewCode { get; init; }
}
