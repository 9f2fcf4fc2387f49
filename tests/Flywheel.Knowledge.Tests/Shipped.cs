using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;

namespace Flywheel.Knowledge.Tests;

/// <summary>The knowledge that ships, read once for all tests that only look at it.</summary>
internal static class Shipped
{
    private static readonly Lazy<KnowledgeFolder> s_folder = new(() => KnowledgeFolder.Read(Path));
    private static readonly Lazy<KnowledgeGraph> s_graph = new(() => Folder.ToGraph());

    public static string Path => Find();

    public static KnowledgeFolder Folder => s_folder.Value;

    public static KnowledgeGraph Graph => s_graph.Value;

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "VThinker.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return System.IO.Path.Combine(folder, "data", "knowledge");
    }
}
