using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Addresses of pages about nodes.</summary>
internal static class NodeAddress
{
    /// <summary>The node's page. Ids hold a slash, which stays one.</summary>
    public static string Of(KnowledgeNode node) => Of(node.Id);

    /// <summary>The page of the node of this id.</summary>
    public static string Of(string id) => $"/knowledge/{string.Join('/', id.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The problems that rest on the node.</summary>
    public static string ProblemsOf(KnowledgeNode node) => $"/problems?node={Uri.EscapeDataString(node.Id)}";
}
