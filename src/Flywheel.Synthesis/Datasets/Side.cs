namespace Flywheel.Synthesis.Datasets;

/// <summary>Where the split puts a problem.</summary>
public enum Side : byte
{
    /// <summary>Learned from.</summary>
    Train,

    /// <summary>Held out.</summary>
    Test,

    /// <summary>In no dataset, since a benchmark to keep clear of has it.</summary>
    LeftOut,
}
