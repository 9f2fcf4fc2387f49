namespace Flywheel.Knowledge.Storage;

/// <summary>Where a visual tool came from.</summary>
public enum ToolOrigin
{
    /// <summary>Written by hand, imported from the data folder.</summary>
    Seed,

    /// <summary>Proposed by an author and accepted by the checks.</summary>
    Evolved,
}
