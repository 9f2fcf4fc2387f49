namespace Flywheel.Knowledge.Storage;

/// <summary>Whether a cell of a run's plan still takes candidates.</summary>
public enum CellState
{
    /// <summary>It needs more accepted problems and has budget left.</summary>
    Open,

    /// <summary>Its quota is reached.</summary>
    Full,

    /// <summary>Its candidate budget ran out before its quota was reached.</summary>
    Spent,

    /// <summary>Held back because the checks miss known-bad problems in its domain.</summary>
    Paused,
}
