using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Sampling;
using Flywheel.Knowledge.Storage;
using Flywheel.Knowledge.Tests.Outlines;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Tests.Sampling;

public sealed class KnowledgeSamplerTests
{
    private readonly KnowledgeSampler _sampler = new(Shipped.Graph, KnowledgeUsage.None);

    [Fact]
    public void Draw_depends_on_seed_and_index_alone()
    {
        var forwards = Enumerable.Range(0, 200).Select(i => Describe(_sampler.Sample(7, i, SamplingFilter.All))).ToArray();
        var again = new KnowledgeSampler(Shipped.Graph, KnowledgeUsage.None);
        var backwards = Enumerable.Range(0, 200).Reverse().Select(i => Describe(again.Sample(7, i, SamplingFilter.All))).Reverse();
        Assert.Equal(forwards, backwards);
        Assert.NotEqual(forwards, Enumerable.Range(0, 200).Select(i => Describe(_sampler.Sample(8, i, SamplingFilter.All))));
    }

    [Fact]
    public void Domains_take_turns()
    {
        var domains = Enumerable.Range(25, 25).Select(i => _sampler.Sample(3, i, SamplingFilter.All).Domain).Distinct();
        Assert.Equal(25, domains.Count());
    }

    [Fact]
    public void Combination_holds_together()
    {
        for (var i = 0; i < 2000; i++)
        {
            var combination = _sampler.Sample(1, i, SamplingFilter.All);
            Assert.Equal(KnowledgeLevel.Principle, combination.Principle.Level);
            Assert.InRange(combination.Companions.Count, 1, 3);
            Assert.Equal(combination.Companions.Count, combination.Companions.Distinct().Count());
            Assert.DoesNotContain(combination.Concept, combination.Companions);
            Assert.Contains(combination.FigureKind, combination.Topic.FigureKinds);
            Assert.All(combination.Tools, tool => Assert.Contains(combination.FigureKind, tool.FigureKinds));
        }
    }

    [Fact]
    public void Filter_is_kept()
    {
        var filter = new SamplingFilter
        {
            Domain = "Plane Geometry",
            FigureKind = "plane-geometry",
            TopicNames = ["Inscribed angles", "Perimeter", "No such topic"],
        };
        var drawn = Enumerable.Range(0, 200).Select(i => _sampler.Sample(5, i, filter)).ToArray();
        Assert.All(drawn, combination => Assert.Equal(("plane-geometry", "plane-geometry"), (combination.Domain.Id, combination.FigureKind)));
        Assert.Equal(["Inscribed angles", "Perimeter"], drawn.Select(combination => combination.Topic.Name).Distinct().Order());
    }

    [Fact]
    public void Order_of_topic_names_says_nothing()
    {
        SamplingFilter Of(params string[] names) => new() { TopicNames = names };
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(Describe(_sampler.Sample(2, i, Of("Perimeter", "Meiosis and gametes", "Perimeter"))),
                Describe(_sampler.Sample(2, i, Of("Meiosis and gametes", "Perimeter"))));
        }
    }

    [Theory]
    [InlineData("No such domain", null)]
    [InlineData("plane-geometry", "music-staff")]
    public void Filter_that_nothing_fits_is_told(string domain, string? kind)
    {
        var filter = new SamplingFilter { Domain = domain, FigureKind = kind };
        Assert.False(_sampler.TrySample(1, 0, filter, out _));
        Assert.Contains(domain, Assert.Throws<InvalidOperationException>(() => _sampler.Sample(1, 0, filter)).Message);
    }

    [Fact]
    public void Nodes_used_much_are_drawn_less()
    {
        var filter = new SamplingFilter { Domain = "plane-geometry", TopicNames = ["Perimeter", "Inscribed angles"] };
        var used = Shipped.Graph.Nodes.Where(node => node.Level == KnowledgeLevel.Principle && node.Ancestor(KnowledgeLevel.Topic).Name == "Perimeter");
        var sampler = new KnowledgeSampler(Shipped.Graph, new KnowledgeUsage(used.Select(node => KeyValuePair.Create(node.Id, 3L))));
        int Perimeters(KnowledgeSampler from) => Enumerable.Range(0, 1000).Count(i => from.Sample(1, i, filter).Topic.Name == "Perimeter");
        Assert.InRange(Perimeters(_sampler), 350, 650);
        Assert.InRange(Perimeters(sampler), 20, 110);
    }

    [Fact]
    public void Draws_reach_most_principles_before_repeating_much()
    {
        var filter = new SamplingFilter { Domain = "biology" };
        var seen = Enumerable.Range(0, 679).Select(i => _sampler.Sample(1, i, filter).Principle).Distinct().Count();
        Assert.InRange(seen, 380, 679);
    }

    [Fact]
    public void Tools_are_those_of_the_figure_kind()
    {
        var fitting = new VisualTool("Clip", "void Clip()", "Clips.", "Clip();", ["timeline"], "void Clip() {}", ToolOrigin.Seed);
        var other = fitting with { Name = "Spin", FigureKinds = ["mechanism"] };
        var sampler = new KnowledgeSampler(KnowledgeGraph.Of([OutlineText.Parse(OutlineText.Good)], [fitting, other]), KnowledgeUsage.None);
        Assert.Equal([fitting], sampler.Sample(1, 1, new SamplingFilter { FigureKind = "timeline" }).Tools);
        Assert.Empty(sampler.Sample(1, 1, new SamplingFilter { FigureKind = "measuring-instrument" }).Tools);
    }

    [Fact]
    public void Topic_alone_in_its_graph_has_no_companions()
    {
        var sampler = new KnowledgeSampler(KnowledgeGraph.Of([OutlineText.Parse(OutlineText.Good)], []), KnowledgeUsage.None);
        Assert.Empty(sampler.Sample(1, 1, new SamplingFilter { FigureKind = "mechanism" }).Companions);
    }

    private static string Describe(KnowledgeCombination drawn)
        => $"{drawn.Principle.Id}|{string.Join(',', drawn.Companions.Select(node => node.Id))}|{drawn.FigureKind}|{string.Join(',', drawn.Tools.Select(t => t.Name))}";
}
