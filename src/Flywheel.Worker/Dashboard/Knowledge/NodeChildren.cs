using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>What lies right below a node, as the partial <c>_Children</c> shows it.</summary>
internal sealed record NodeChildren(KnowledgeNode Node, KnowledgeCoverage Coverage);
