namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ArrayMemoryTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void Cells_of_an_array_are_named_by_index_and_hold_their_numbers()
    {
        const string code = "ArrayCells(\"a\", [\"7\", \"12\", \"x\"], 60, 60, first: 1);";
        Assert.Equal("12", diagrams.Evaluate(code, "Find(\"cell\", \"a[2]\").Value"));
        Assert.Equal("1, 2, 3", diagrams.Evaluate(code, "All(\"cell\").Select(c => c[\"index\"])"));
    }

    [Fact]
    public void A_stack_grows_upwards_and_a_queue_to_the_right()
    {
        var stack = diagrams.Draw("StackCells(\"s\", [\"1\", \"2\"], 100, 300);");
        Assert.True(stack.Find("cell", "s[1]")!.Position.Y < stack.Find("cell", "s[0]")!.Position.Y);
        var queue = diagrams.Draw("QueueCells(\"q\", [\"1\", \"2\"], 100, 100);");
        Assert.True(queue.Find("cell", "q[1]")!.Position.X > queue.Find("cell", "q[0]")!.Position.X);
    }

    [Fact]
    public void A_list_can_be_walked_from_its_head()
    {
        const string code = """
            ListNode("n1", "5", 80, 100); ListNode("n2", "9", 220, 100, pointer: "left");
            CellPointer("head", "n2"); ListLink("n2", "n1"); ListLink("n1", "");
            """;
        const string walk = """
            var name = Find("pointer", "head")["to"]; var text = "";
            while (name != "") { text += Find("list-node", name).Text; name = All("list-link").First(l => l["from"] == name)["to"]; }
            return text;
            """;
        Assert.Equal("95", diagrams.Evaluate(code, walk));
    }

    [Fact]
    public void An_empty_stack_and_an_empty_queue_can_be_drawn()
    {
        var scene = diagrams.Draw("StackCells(\"s\", [], 100, 300); QueueCells(\"q\", [], 200, 100);");
        Assert.Equal(0, scene.Find("stack", "s")!.Find("count")!.Value.Number);
        Assert.Empty(scene.OfKind("cell"));
    }

    [Theory]
    [InlineData("ArrayCells(\"a\", [], 60, 60);", "Use 1 to 24")]
    [InlineData("StackCells(\"s\", [\"1\", \"2\"], 100, 300, capacity: 1);", "does not fit a capacity of 1")]
    [InlineData("ListNode(\"n\", \"1\", 80, 100, pointer: \"below\");", "Use right or left")]
    [InlineData("ArrayCells(\"a\", [\"1\"], 60, 60); CellPointer(\"p\", \"a[5]\");", "no cell named \"a[5]\"")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
