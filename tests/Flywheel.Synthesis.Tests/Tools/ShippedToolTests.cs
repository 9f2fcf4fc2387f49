using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Tools;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Language;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Tests.Tools;

public sealed class ShippedToolTests : IClassFixture<ShippedToolTests.Bench>
{
    private static readonly IReadOnlyList<VisualTool> s_tools = KnowledgeFolder.Read(DataFolder()).Tools;
    private readonly Bench _bench;

    public ShippedToolTests(Bench bench) => _bench = bench;

    public static TheoryData<string> Names => [.. s_tools.Select(tool => tool.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tool_draws_something_on_the_canvas_when_called_as_its_example_shows(string name)
    {
        var tool = s_tools.Single(tool => tool.Name == name);
        Assert.Empty(_bench.Engine.CheckTool(name));
        var result = _bench.Engine.DrawStep(_bench.Blank, tool.Example);
        Assert.Empty(result.Errors);
        var drawn = result.Scene!.Elements.Where(element => element.Step == 1).ToArray();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, element => Assert.True(_bench.Canvas.Contains(element.Bounds), $"{element.Kind} at {element.Bounds}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tool_has_a_name_of_its_own(string name)
    {
        Assert.False(FigureVocabulary.Instance.Drawing.ContainsKey(name), $"{name} is a primitive");
        Assert.False(FigureVocabulary.Instance.Answering.ContainsKey(name), $"{name} is a query");
    }

    private static string DataFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "VThinker.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return Path.Combine(folder, "data", "knowledge");
    }

    /// <summary>An engine that knows the shipped tools, and an empty picture for them to draw on.</summary>
    public sealed class Bench : IDisposable
    {
        private readonly FontLibrary _fonts = new();

        public Bench()
        {
            Engine = new FigureEngine(_fonts, null, new ToolLibrary([.. s_tools.Select(tool => new VisualToolSource(tool.Name, tool.Source))]));
            Blank = Engine.Draw("Canvas(448, 448);").Scene!;
        }

        public FigureEngine Engine { get; }

        public Scene Blank { get; }

        public Box Canvas { get; } = new(0, 0, 448, 448);

        public void Dispose() => _fonts.Dispose();
    }
}
