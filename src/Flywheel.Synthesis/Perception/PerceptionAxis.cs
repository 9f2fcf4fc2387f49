namespace Flywheel.Synthesis.Perception;

/// <summary>What a perception item varies.</summary>
public enum PerceptionAxis
{
    /// <summary>How things relate: what touches, joins or lies nearest to what.</summary>
    Relations,

    /// <summary>How many things are asked for, or how many there are.</summary>
    Number,

    /// <summary>What is asked for: one thing of some kind, by its name.</summary>
    Concepts,
}
