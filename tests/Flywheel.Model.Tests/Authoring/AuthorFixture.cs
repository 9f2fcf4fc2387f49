using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Sampling;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Tests.Authoring;

/// <summary>The shipped knowledge, the rule author, and a problem of his in written form; made once a test class.</summary>
public sealed class AuthorFixture : IDisposable
{
    public AuthorFixture()
    {
        Fonts = new FontLibrary();
        Graph = KnowledgeFolder.Read(DataFolder()).ToGraph();
        Engine = new FigureEngine(Fonts, null, new ToolLibrary([.. Graph.Tools.Select(t => new VisualToolSource(t.Name, t.Source))]));
        Sampler = new KnowledgeSampler(Graph, KnowledgeUsage.None);
        Families = FamilyCatalog.CreateDefault();
        Rules = new RuleAuthor(Engine, Families, Sampler);
        var family = Families.All.First(f => f.Name == "triangle-angle-sum");
        Request = new AuthorRequest("run", "run-1", 1, 7, 0, Graph.Domains[0].Name, Graph.Domains[0].Children[0].Children[0].FigureKinds[0]);
        Example = Rules.Write(Request with { FigureKind = family.FigureKind }, family)!;
    }

    public FontLibrary Fonts { get; }

    public KnowledgeGraph Graph { get; }

    public FigureEngine Engine { get; }

    public KnowledgeSampler Sampler { get; }

    public FamilyCatalog Families { get; }

    public RuleAuthor Rules { get; }

    public AuthorRequest Request { get; }

    public Problem Example { get; }

    public void Dispose() => Fonts.Dispose();

    private static string DataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VThinker.sln")))
            {
                return Path.Combine(folder.FullName, "data", "knowledge");
            }
        }

        throw new DirectoryNotFoundException("The tests must run inside the repository.");
    }
}
