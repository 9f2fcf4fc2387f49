namespace Flywheel.Worker.Dashboard.Pictures;

/// <summary>Where a version of a problem comes from.</summary>
internal enum PictureVersionKind
{
    /// <summary>The problem's own row.</summary>
    Stored,

    /// <summary>What a repair's proposal began with.</summary>
    BeforeRepair,

    /// <summary>What a repair proposed.</summary>
    AfterRepair,

    /// <summary>What a person wrote.</summary>
    AfterReview,
}
