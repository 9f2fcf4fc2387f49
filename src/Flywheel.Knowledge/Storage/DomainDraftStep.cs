namespace Flywheel.Knowledge.Storage;

/// <summary>How far the draft of a domain has come.</summary>
public enum DomainDraftStep
{
    /// <summary>Its text is being written.</summary>
    Outline,

    /// <summary>The text is an outline; nodes that other domains seem to have are looked through.</summary>
    Duplicates,

    /// <summary>Sample problems are looked at.</summary>
    Samples,

    /// <summary>It was imported.</summary>
    Imported,
}
