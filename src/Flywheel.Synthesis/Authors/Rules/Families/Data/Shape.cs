namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>How the values of a story run along its axis.</summary>
internal enum Shape
{
    /// <summary>No order.</summary>
    Loose,

    /// <summary>Up and down in moderate steps.</summary>
    Wave,

    /// <summary>Never falling, slower towards the end.</summary>
    Rising,

    /// <summary>Never rising, slower towards the end.</summary>
    Falling,

    /// <summary>One hill.</summary>
    Hill,
}
