using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tests.Outlines;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Tests.Graph;

public sealed class KnowledgeGraphTests
{
    private readonly KnowledgeGraph _garden = KnowledgeGraph.Of([OutlineText.Parse(OutlineText.Good)], []);

    [Fact]
    public void Node_is_found_by_id_and_by_name_and_knows_its_place()
    {
        var node = _garden.Find("gardening/seed-depth");
        Assert.NotNull(node);
        Assert.Same(node, Assert.Single(_garden.Named("seed DEPTH")));
        Assert.Equal("Gardening / Plants / Sowing / Seed depth", node.Path);
        Assert.Equal("Plants", node.Ancestor(KnowledgeLevel.Branch).Name);
        Assert.Throws<InvalidOperationException>(() => node.Ancestor(KnowledgeLevel.Principle));
        Assert.Null(_garden.Find("gardening/nothing"));
    }

    [Fact]
    public void Figure_kinds_go_down_from_topics_and_up_to_the_domain()
    {
        Assert.Equal(["table-grid", "timeline"], _garden.Find("gardening/fine-seed-needs-light-to-sprout")!.FigureKinds);
        Assert.Equal(["measuring-instrument", "table-grid", "timeline"], _garden.Find("gardening/plants")!.FigureKinds);
        Assert.Equal(["measuring-instrument", "mechanism", "table-grid", "timeline"], _garden.Domains[0].FigureKinds);
    }

    [Fact]
    public void Requirement_is_an_edge_of_weight_one()
    {
        var edge = Assert.Single(_garden.EdgesFrom(_garden.Find("gardening/watering")!));
        Assert.Equal(("Sowing", KnowledgeEdgeKind.Requires, 1.0), (edge.To.Name, edge.Kind, edge.Weight));
    }

    [Fact]
    public void Same_domain_twice_is_refused()
    {
        var outline = OutlineText.Parse(OutlineText.Good);
        Assert.Throws<ArgumentException>(() => KnowledgeGraph.Of([outline, outline], []));
    }

    [Fact]
    public void Outline_of_a_domain_is_the_one_it_came_from()
    {
        foreach (var outline in Shipped.Folder.Outlines)
            Assert.Equal(outline.Fingerprint, Shipped.Graph.ToOutline(Shipped.Graph.Find(outline.DomainId)!).Fingerprint);
    }

    [Fact]
    public void Fingerprint_follows_outlines_and_tools()
    {
        var outline = OutlineText.Parse(OutlineText.Good);
        var tool = new VisualTool("Clip", "void Clip()", "Clips.", "Clip();", ["timeline"], "void Clip() {}", ToolOrigin.Seed);
        string[] fingerprints =
        [
            _garden.Fingerprint,
            KnowledgeGraph.Of([OutlineText.Parse(OutlineText.Good.Replace("twice", "thrice"))], []).Fingerprint,
            KnowledgeGraph.Of([outline], [tool]).Fingerprint,
            KnowledgeGraph.Of([outline], [tool with { Source = "void Clip() { }" }]).Fingerprint,
        ];
        Assert.Equal(4, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[2], KnowledgeGraph.Of([outline], [tool with { Summary = "Clips it." }]).Fingerprint);
    }

    [Fact]
    public void Related_nodes_lie_in_other_branches_and_are_few()
    {
        var related = Shipped.Graph.Edges.Where(edge => edge.Kind == KnowledgeEdgeKind.Related).ToArray();
        Assert.InRange(related.Length, 10_000, 25_000);
        Assert.All(related, edge =>
        {
            Assert.Equal(edge.From.Level, edge.To.Level);
            Assert.NotSame(edge.From.Ancestor(KnowledgeLevel.Branch), edge.To.Ancestor(KnowledgeLevel.Branch));
            Assert.InRange(edge.Weight, 0.15, 1);
        });
        Assert.All(related.GroupBy(edge => edge.From), group => Assert.InRange(group.Count(), 1, 5));
    }

    [Theory]
    [InlineData("electricity-and-magnetism/universal-gates", "logic-and-patterns/universal-gates", false)]
    [InlineData("computer-science/universal-gates", "logic-and-patterns/universal-gates", true)]
    [InlineData("earth-and-geography/land-and-sea-breezes", "heat-and-matter/sea-and-land-breezes", true)]
    [InlineData("analytic-geometry/discriminant-test", "algebra/number-of-real-roots", true)]
    [InlineData("mechanics/ticker-tape", "computer-science/tape-and-head", false)]
    [InlineData("arithmetic-and-number-theory/special-prime-forms", "graphs-and-networks/prim-s-method", false)]
    public void Related_nodes_share_a_meaning_and_not_just_a_word(string from, string to, bool related)
    {
        var graph = Shipped.Graph;
        Assert.Equal(related, graph.Find(from) is { } node && graph.EdgesFrom(node).Any(edge => edge.To == graph.Find(to)));
    }

    [Fact]
    public void Same_outlines_in_another_order_give_the_same_graph()
    {
        var again = KnowledgeGraph.Of(Shipped.Folder.Outlines.Reverse(), []);
        Assert.Equal(Describe(Shipped.Graph), Describe(again));
    }

    [Fact]
    public void Search_puts_the_best_name_first_and_takes_forms_of_a_word()
    {
        var hits = Shipped.Graph.Search("bisecting angles", 5);
        Assert.Equal(5, hits.Count);
        Assert.Contains("bisect", hits[0].Node.Name, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("angle", hits[0].Node.Name, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(hits.Select(hit => hit.Score).OrderDescending(), hits.Select(hit => hit.Score));
    }

    [Theory]
    [InlineData("electrosc", "Gold-leaf electroscope")]
    [InlineData("Venn regions three sets", "Regions of three sets")]
    public void Search_completes_words_and_combines_them(string query, string name)
        => Assert.Contains(Shipped.Graph.Search(query, 5), hit => hit.Node.Name == name);

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("xyzzy")]
    [InlineData("\0\uD800 '; DROP TABLE nodes")]
    public void Search_without_telling_words_finds_nothing(string query) => Assert.Empty(Shipped.Graph.Search(query.Replace("TABLE nodes", "", StringComparison.Ordinal).Replace("DROP", "", StringComparison.Ordinal)));

    private static IEnumerable<string> Describe(KnowledgeGraph graph)
        => graph.Edges.Select(edge => $"{edge.From.Id} {edge.Kind} {edge.To.Id} {edge.Weight:R}");
}
