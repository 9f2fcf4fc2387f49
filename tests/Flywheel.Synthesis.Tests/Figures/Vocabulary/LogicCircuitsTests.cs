namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class LogicCircuitsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void A_gate_records_its_output_and_inputs()
    {
        var gate = diagrams.Draw("Gate(\"NAND\", \"G\", 200, 200, inputs: 3);").Find("gate", "G")!;
        Assert.Equal(5, gate.Points.Length);
        Assert.True(gate.Points[1].X > 200 && gate.Points[2].X < 200);
        Assert.Equal("NAND", gate.Find("type")!.Value.Text);
    }

    [Fact]
    public void A_formula_becomes_gates_wires_inputs_and_an_output()
    {
        var scene = diagrams.Draw("LogicDiagram(\"Q\", \"(A AND B) OR NOT A\", [\"A=1\", \"B=0\"]);");
        Assert.Equal(["AND", "NOT", "OR"], scene.OfKind("gate").Select(g => g.Find("type")!.Value.Text));
        Assert.Equal(1, scene.Find("logic-input", "A")!.Find("value")!.Value.Number);
        Assert.Equal(6, scene.OfKind("logic-wire").Count());
        Assert.Equal("G3", scene.OfKind("logic-wire").Single(w => w.Find("to")!.Value.Text == "Q").Find("from")!.Value.Text);
    }

    [Fact]
    public void Every_wire_runs_at_right_angles()
    {
        var scene = diagrams.Draw("Canvas(600, 400); LogicDiagram(\"Q\", \"((A XOR B) NAND C) NOR (B AND D)\", [\"A\", \"B\", \"C\", \"D\"]);");
        Assert.All(scene.OfKind("logic-wire"), w => Assert.All(w.Points.Zip(w.Points.Skip(1)), p => Assert.True(Math.Abs(p.First.X - p.Second.X) < 0.6 || Math.Abs(p.First.Y - p.Second.Y) < 0.6)));
    }

    [Fact]
    public void A_wire_joins_single_gates_too()
    {
        var scene = diagrams.Draw("LogicInput(\"A\", 60, 100, \"1\"); Gate(\"NOT\", \"G\", 200, 140); LogicOutput(\"Q\", 330, 140); LogicWire(\"A\", \"G\"); LogicWire(\"G\", \"Q\");");
        Assert.Equal(scene.Find("gate", "G")!.Points[2], scene.Find("logic-wire", "A-G")!.Points[^1]);
    }

    [Theory]
    [InlineData("Gate(\"MAYBE\", \"G\", 200, 200);", "Gates are AND, OR")]
    [InlineData("Gate(\"AND\", \"G\", 200, 200, inputs: 7);", "2 to 4")]
    [InlineData("LogicDiagram(\"Q\", \"A AND B OR C\", [\"A\", \"B\", \"C\"]);", "mixed without brackets")]
    [InlineData("LogicDiagram(\"Q\", \"(A AND B\", [\"A\", \"B\"]);", "closing bracket is missing")]
    [InlineData("LogicDiagram(\"Q\", \"A AND\", [\"A\"]);", "operand is missing at the end")]
    [InlineData("LogicDiagram(\"Q\", \"A AND Z\", [\"A\"]);", "reads \"Z\", which is no input")]
    [InlineData("LogicDiagram(\"Q\", \"A AND B\", [\"A=2\", \"B\"]);", "cannot have the value \"2\"")]
    [InlineData("LogicDiagram(\"Q\", \"A AND B\", [\"A\", \"B\"], width: 150);", "Give it at least")]
    [InlineData("LogicInput(\"A\", 60, 100); Gate(\"NOT\", \"G\", 200, 140); LogicWire(\"A\", \"G\", pin: 1);", "has no input 1")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
