using Flywheel.Synthesis.Plans;

namespace Flywheel.Synthesis.Tests.Plans;

public sealed class PlanTests
{
    private const string Good = """{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 1, "quota": 2}, {"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 5, "budget": 9}]}""";

    [Fact]
    public void Cells_are_ordered_by_level_and_get_a_budget()
    {
        var plan = Parse(Good);
        Assert.Equal(["Algebra|bar-chart|0", "Algebra|bar-chart|1"], plan.Cells.Select(c => c.Key));
        Assert.Equal([9, Plan.DefaultBudget(2)], plan.Cells.Select(c => c.Budget));
        Assert.Equal(7, plan.Target);
    }

    [Fact]
    public void Plan_is_read_as_it_was_written()
    {
        var plan = Parse(Good);
        Assert.Equal(plan.Cells.AsEnumerable(), Parse(plan.ToJson()).Cells);
    }

    [Theory]
    [InlineData("", "this is not a plan")]
    [InlineData("null", "the plan is empty")]
    [InlineData("[]", "this is not a plan")]
    [InlineData("{}", "this is not a plan")]
    [InlineData("""{"cells": null}""", "plan")]
    [InlineData("""{"cells": [null]}""", "the cell is null")]
    [InlineData("""{"cells": []}""", "the plan has no cells")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 5, "bugdet": 9}]}""", "bugdet")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 0}]}""", "quota")]
    [InlineData("""{"cells": [{"domain": null, "figureKind": "bar-chart", "level": 0, "quota": 5}]}""", "plan")]
    [InlineData("""{"cells": [{"domain": "Alchemy", "figureKind": "bar-chart", "level": 0, "quota": 5}]}""", "cell 1: there is no domain \"Alchemy\"")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "hologram", "level": 0, "quota": 5}]}""", "no author draws the figure kind \"hologram\"")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 5, "quota": 5}]}""", "level 5 is out of range")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": -1, "quota": 5}]}""", "level -1 is out of range")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 0}]}""", "a quota of 0 is out of range")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 99999999999}]}""", "this is not a plan")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 5, "budget": 4}]}""", "a budget of 4 candidates cannot give 5")]
    [InlineData("""{"cells": [{"domain": "Algebra", "figureKind": "bar-chart", "level": 1, "quota": 5}]}""", "is expanded from level 0")]
    public void Text_that_is_no_plan_is_refused_with_where_and_why(string text, string message)
    {
        var error = Assert.Throws<PlanException>(() => Parse(text));
        Assert.StartsWith("my.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Same_cell_twice_is_refused()
    {
        const string Cell = """{"domain": "Algebra", "figureKind": "bar-chart", "level": 0, "quota": 5}""";
        Assert.Contains("occurs twice", Assert.Throws<PlanException>(() => Parse($$"""{"cells": [{{Cell}}, {{Cell}}]}""")).Message);
    }

    [Fact]
    public void Quotas_that_add_up_to_more_than_can_be_counted_are_refused()
    {
        var cells = Enumerable.Range(0, 5).SelectMany(level => new[] { "bar-chart", "table-grid", "map-grid", "timeline", "venn-diagram" }
            .Select(kind => $$"""{"domain": "Algebra", "figureKind": "{{kind}}", "level": {{level}}, "quota": 100000000}"""));
        Assert.Contains("together", Assert.Throws<PlanException>(() => Parse($$"""{"cells": [{{string.Join(',', cells)}}]}""")).Message);
    }

    [Fact]
    public void Deeply_nested_text_is_refused() => Assert.Throws<PlanException>(() => Parse($$"""{"cells": {{new string('[', 100_000)}}"""));

    [Fact]
    public void File_that_is_absent_or_a_folder_is_refused_with_its_name()
    {
        Assert.Contains("/no/such/plan.json", Assert.Throws<PlanException>(() => Plan.Read("/no/such/plan.json", [], [])).Message);
        Assert.Contains(Path.GetTempPath(), Assert.Throws<PlanException>(() => Plan.Read(Path.GetTempPath(), [], [])).Message);
    }

    private static Plan Parse(string text) => Plan.Parse(text, "my.json", ["Algebra"], ["bar-chart", "table-grid", "map-grid", "timeline", "venn-diagram"]);
}
