using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Import;

/// <summary>The knowledge that ships with the program: figure kinds, outlines and visual tools, read from the files of one folder.</summary>
public sealed class KnowledgeFolder
{
    /// <summary>How many domains ship.</summary>
    public const int ShippedDomains = 25;

    /// <summary>How many nodes the shipped domains hold.</summary>
    public const int ShippedNodes = 24_767;

    private KnowledgeFolder(FigureKindCatalog figureKinds, IReadOnlyList<Outline> outlines, IReadOnlyList<VisualTool> tools)
    {
        FigureKinds = figureKinds;
        Outlines = outlines;
        Tools = tools;
    }

    /// <summary>The figure kinds, from <c>figure-kinds.tsv</c>.</summary>
    public FigureKindCatalog FigureKinds { get; }

    /// <summary>The outlines, from <c>domains/*.txt</c>, in the order of the file names.</summary>
    public IReadOnlyList<Outline> Outlines { get; }

    /// <summary>The visual tools, from <c>tools/*.cs</c>.</summary>
    public IReadOnlyList<VisualTool> Tools { get; }

    /// <summary>Reads the folder and makes sure that it is whole.</summary>
    /// <exception cref="OutlineException">A file has errors (those of all files are listed), or the folder does not hold what ships.</exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static KnowledgeFolder Read(string folder)
    {
        var kinds = ReadFigureKinds(folder);
        var errors = new List<OutlineError>();
        var outlines = Collect(Files(folder, "domains", "*.txt"), path => OutlineParser.ReadFile(path, kinds), errors);
        var tools = Collect(Files(folder, "tools", "*.cs"), path => ToolFile.Read(path, kinds), errors).SelectMany(list => list).ToList();
        foreach (var twice in tools.GroupBy(tool => tool.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
            errors.Add(new OutlineError("tools", 0, $"the tool {twice.Key} occurs in two files"));
        if (errors.Count == 0 && (outlines.Count != ShippedDomains || outlines.Sum(outline => outline.Nodes.Count) != ShippedNodes))
        {
            errors.Add(new OutlineError("domains", 0, $"hold {outlines.Sum(outline => outline.Nodes.Count)} nodes in {outlines.Count} domains, "
                + $"but {ShippedNodes} in {ShippedDomains} ship: files are missing, changed or added. Import domains of your own with 'knowledge import'."));
        }

        return errors.Count == 0 ? new KnowledgeFolder(kinds, outlines, tools) : throw new OutlineException(errors);
    }

    /// <summary>Reads the folder's figure kinds alone.</summary>
    /// <exception cref="OutlineException">The file has errors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FigureKindCatalog ReadFigureKinds(string folder) => FigureKindCatalog.Read(Path.Combine(folder, "figure-kinds.tsv"));

    /// <summary>The graph of the outlines and tools, without a database.</summary>
    public KnowledgeGraph ToGraph() => KnowledgeGraph.Of(Outlines, Tools);

    private static string[] Files(string folder, string name, string pattern)
        => [.. Directory.GetFiles(Path.Combine(folder, name), pattern).Order(StringComparer.Ordinal)];

    private static List<T> Collect<T>(string[] paths, Func<string, T> read, List<OutlineError> errors)
    {
        var results = new List<T>();
        foreach (var path in paths)
        {
            try
            {
                results.Add(read(path));
            }
            catch (OutlineException error)
            {
                errors.AddRange(error.Errors);
            }
        }

        return results;
    }
}
