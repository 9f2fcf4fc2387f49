using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Sampling;

/// <summary>What a problem is to be about.</summary>
/// <param name="Principle">The fact or rule that it rests on.</param>
/// <param name="Companions">
/// One to three topics or concepts that the principle's own require or resemble, or else other concepts of its topic; none only where its
/// topic stands alone with a single concept.
/// </param>
/// <param name="FigureKind">The kind of its picture: the one asked for, or else one of the topic's.</param>
/// <param name="Tools">At most three visual tools that fit the figure kind, ordered by name; none where none fits.</param>
public sealed record KnowledgeCombination(
    KnowledgeNode Principle, IReadOnlyList<KnowledgeNode> Companions, string FigureKind, IReadOnlyList<VisualTool> Tools)
{
    /// <summary>The principle's concept.</summary>
    public KnowledgeNode Concept => Principle.Ancestor(KnowledgeLevel.Concept);

    /// <summary>The principle's topic.</summary>
    public KnowledgeNode Topic => Principle.Ancestor(KnowledgeLevel.Topic);

    /// <summary>The principle's branch.</summary>
    public KnowledgeNode Branch => Principle.Ancestor(KnowledgeLevel.Branch);

    /// <summary>The principle's domain.</summary>
    public KnowledgeNode Domain => Principle.Domain;
}
