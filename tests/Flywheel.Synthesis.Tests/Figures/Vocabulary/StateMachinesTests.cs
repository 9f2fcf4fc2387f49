namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class StateMachinesTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Machine = "State(\"A\", 100, 200, start: true); State(\"B\", 300, 200, accepting: true);";

    [Fact]
    public void States_and_transitions_record_what_a_run_needs()
    {
        const string code = Machine + "Transition(\"A\", \"B\", \"1\", bend: 0.1); Transition(\"B\", \"B\", \"0, 1\", loop: \"right\");";
        Assert.Equal("A", diagrams.Evaluate(code, "All(\"state\").First(s => s[\"start\"] == 1).Name"));
        Assert.Equal("B", diagrams.Evaluate(code, "All(\"state\").First(s => s[\"accepting\"] == 1).Name"));
        Assert.Equal("0, 1", diagrams.Evaluate(code, "All(\"transition\").First(t => t[\"from\"] == \"B\" && t[\"to\"] == \"B\").Text"));
    }

    [Fact]
    public void A_positive_bend_bulges_to_the_left_of_the_way()
    {
        var arrow = diagrams.Draw(Machine + "Transition(\"A\", \"B\", \"1\", bend: 0.2);").Find("transition", "A-B")!;
        Assert.True(arrow.Points[2].Y < 190);
    }

    [Theory]
    [InlineData(Machine + "Transition(\"A\", \"C\", \"1\");", "no state named \"C\"")]
    [InlineData(Machine + "Transition(\"A\", \"A\", \"1\", loop: \"inside\");", "Sides are top, bottom, left and right")]
    [InlineData("State(\"A\", 100, 100, radius: 5);", "14 to 70")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
