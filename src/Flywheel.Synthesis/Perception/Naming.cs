namespace Flywheel.Synthesis.Perception;

/// <summary>How a reader of a picture knows the name of an element.</summary>
internal enum Naming
{
    /// <summary>It has none that the picture shows.</summary>
    None,

    /// <summary>It is part of the text written at the element.</summary>
    Written,

    /// <summary>The picture shows it elsewhere: on an axis, in a legend, at the border of a board.</summary>
    Shown,

    /// <summary>The text written at the element is its name.</summary>
    Text,
}
