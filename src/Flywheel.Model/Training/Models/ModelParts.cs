namespace Flywheel.Model.Training.Models;

/// <summary>The parts of a model that a stage may train or leave as they are.</summary>
[Flags]
public enum ModelParts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The vision tower up to its last block.</summary>
    Vision = 1,

    /// <summary>What makes tokens of the language model of patches.</summary>
    Projector = 2,

    /// <summary>The language model, embeddings and head included.</summary>
    Language = 4,

    /// <summary>All of them.</summary>
    All = Vision | Projector | Language,
}
