namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>The properties by which problems are told apart.</summary>
[Flags]
internal enum FacetKinds
{
    None = 0,
    Run = 1,
    Domain = 2,
    FigureKind = 4,
    Level = 8,
    State = 16,
    Reason = 32,
    Repaired = 64,
    Lineage = 128,
    Family = 256,
    Author = 512,
}
