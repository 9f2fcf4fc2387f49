namespace Flywheel.Knowledge.Storage;

/// <summary>Where a stored domain came from.</summary>
public enum DomainOrigin
{
    /// <summary>From the files that ship: the next import of those may replace it.</summary>
    Shipped,

    /// <summary>From a person's own file, also where that file replaced a shipped domain: an import of the shipped files leaves it alone.</summary>
    Imported,
}
