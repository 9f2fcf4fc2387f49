using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Sampling;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Synthesis.Tests;

/// <summary>The engine, the families and the knowledge that ships with the product; made once a test class.</summary>
public sealed class SynthesisFixture : IDisposable
{
    public SynthesisFixture()
    {
        Fonts = new FontLibrary();
        Engine = new FigureEngine(Fonts);
        Renderer = new FigureRenderer(Fonts);
        Graph = KnowledgeFolder.Read(DataFolder("knowledge")).ToGraph();
        Families = FamilyCatalog.CreateDefault();
        Author = new RuleAuthor(Engine, Families, new KnowledgeSampler(Graph, KnowledgeUsage.None));
    }

    public FontLibrary Fonts { get; }

    public FigureEngine Engine { get; }

    public FigureRenderer Renderer { get; }

    public KnowledgeGraph Graph { get; }

    public FamilyCatalog Families { get; }

    public RuleAuthor Author { get; }

    /// <summary>A folder of the repository's data.</summary>
    public static string DataFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VThinker.sln")))
            {
                return Path.Combine(folder.FullName, "data", name);
            }
        }

        throw new DirectoryNotFoundException("The tests must run inside the repository.");
    }

    public void Dispose()
    {
        Renderer.Dispose();
        Fonts.Dispose();
    }
}
