using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Plans;

namespace Flywheel.Synthesis.Tests.Plans;

public sealed class PlanBuilderTests(SynthesisFixture synthesis) : IClassFixture<SynthesisFixture>
{
    private readonly PlanBuilder _builder = new(synthesis.Graph, synthesis.Families);

    [Fact]
    public void Quotas_add_up_whatever_is_asked_for()
    {
        var random = SeededRandom.For(2);
        string[] domains = [.. _builder.Domains];
        for (var i = 0; i < 60; i++)
        {
            var target = 1 + random.Next(random.Chance(0.2) ? 1_000_000 : 900);
            string[] chosen = random.Chance(0.3) ? [] : [.. random.Shuffled(domains).Take(1 + random.Next(domains.Length))];
            int[] levels = [.. Enumerable.Range(0, 1 + random.Next(Plan.MaximumLevel + 1))];
            var plan = _builder.Build(target, chosen, levels, random.NextBits());
            Assert.Equal(target, plan.Target);
            Assert.All(plan.Cells, c => Assert.InRange(c.Quota, 1, c.Budget));
            Assert.All(plan.Cells.Where(c => c.Level > 0), c => Assert.Contains(plan.Cells, p => p.Key == PlanCell.KeyOf(c.Domain, c.FigureKind, c.Level - 1)));
            Assert.Equal(plan.Cells.Length, plan.Cells.Select(c => c.Key).Distinct().Count());
        }
    }

    [Fact]
    public void Problems_are_spread_evenly_over_all_domains()
    {
        var perDomain = _builder.Build(2_000, [], [0, 1, 2, 3, 4], 1).Cells.GroupBy(c => c.Domain).Select(g => g.Sum(c => c.Quota)).ToArray();
        Assert.Equal(25, perDomain.Length);
        Assert.InRange(perDomain.Max() - perDomain.Min(), 0, 1);
    }

    [Fact]
    public void Lower_levels_get_more()
    {
        var perLevel = _builder.Build(10_000, [], [0, 1, 2, 3, 4], 1).Cells.GroupBy(c => c.Level).OrderBy(g => g.Key).Select(g => g.Sum(c => c.Quota)).ToArray();
        Assert.Equal(perLevel.OrderDescending(), perLevel);
    }

    [Fact]
    public void Same_arguments_give_the_same_plan()
        => Assert.Equal(_builder.Build(300, [], [0, 1], 7).Cells.AsEnumerable(), _builder.Build(300, [], [1, 0], 7).Cells);

    [Fact]
    public void Written_plan_is_read_as_it_was_built()
    {
        var plan = _builder.Build(500, [], [0, 1, 2], 3);
        var kinds = plan.Cells.Select(c => c.FigureKind).Distinct().ToArray();
        Assert.Equal(plan.Cells.AsEnumerable(), Plan.Parse(plan.ToJson(), "plan", [.. _builder.Domains], kinds).Cells);
    }

    [Theory]
    [InlineData("algebra")]
    [InlineData("ALGEBRA")]
    [InlineData("Algebra")]
    public void Domain_is_found_by_id_or_name_whatever_its_case(string name)
        => Assert.Equal(["Algebra"], _builder.Build(10, [name, "Algebra"], [0], 1).Cells.Select(c => c.Domain).Distinct());

    [Fact]
    public void Unknown_domain_is_refused() => Assert.Contains("\"Alchemy\"", Assert.Throws<PlanException>(() => _builder.Build(10, ["Alchemy"], [0], 1)).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Level_without_those_below_it_is_refused(int level) => Assert.Throws<PlanException>(() => _builder.Build(10, [], [level], 1));

    [Fact]
    public void No_problems_are_refused() => Assert.Throws<PlanException>(() => _builder.Build(0, [], [0], 1));
}
