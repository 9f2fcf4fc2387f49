namespace Flywheel.Model.Training.Data;

/// <summary>What the rows of a file are for.</summary>
public enum RowUse
{
    /// <summary>Training.</summary>
    Train,

    /// <summary>Looking at what was learned.</summary>
    HeldOut,

    /// <summary>Either, by the hash of a row's id: the dataset has no held-out split of its own.</summary>
    ByHash,
}
