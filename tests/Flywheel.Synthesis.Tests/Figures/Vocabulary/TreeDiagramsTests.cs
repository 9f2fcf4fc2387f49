namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class TreeDiagramsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void Nodes_come_in_preorder_with_parent_depth_and_children()
    {
        const string code = "Tree(\"A(B(D, E), C)\");";
        Assert.Equal("A, B, D, E, C", diagrams.Evaluate(code, "All(\"tree-node\").Select(n => n.Text)"));
        Assert.Equal("-1, 0, 1, 1, 0", diagrams.Evaluate(code, "All(\"tree-node\").Select(n => n[\"parent\"])"));
        Assert.Equal("2", diagrams.Evaluate(code, "Find(\"tree-node\", \"D\")[\"depth\"]"));
        Assert.Equal("3", diagrams.Evaluate(code, "All(\"tree-node\").Count(n => n[\"leaf\"] == 1)"));
    }

    [Fact]
    public void A_missing_left_child_leaves_the_other_on_the_right()
    {
        var scene = diagrams.Draw("Tree(\"8(3(-, 6), 10)\");");
        var six = scene.Find("tree-node", "6")!;
        Assert.Equal(1, six.Find("side")!.Value.Number);
        Assert.True(six.Position.X > scene.Find("tree-node", "3")!.Position.X);
    }

    [Fact]
    public void Equal_labels_get_numbered_names()
    {
        var scene = diagrams.Draw("Tree(\"S(H(H, T), T(H, T))\");");
        Assert.NotNull(scene.Find("tree-node", "H#3"));
    }

    [Fact]
    public void A_branch_carries_the_text_before_the_colon()
    {
        var scene = diagrams.Draw("Tree(\"Start(heads: H, tails: T)\", grow: \"right\");");
        Assert.Equal(["heads", "tails"], scene.OfKind("tree-edge").Select(e => e.Text));
    }

    [Fact]
    public void Parents_stand_over_the_middle_of_their_children()
    {
        var scene = diagrams.Draw("Tree(\"A(B, C)\");");
        Assert.Equal((scene.Find("tree-node", "B")!.Position.X + scene.Find("tree-node", "C")!.Position.X) / 2, scene.Find("tree-node", "A")!.Position.X, 6);
    }

    [Theory]
    [InlineData("Tree(\"A(B, C\");", "closing bracket is missing")]
    [InlineData("Tree(\"A(B,, C)\");", "label is missing at character 5")]
    [InlineData("Tree(\"A)B\");", "stray \")\"")]
    [InlineData("Tree(\"-\");", "root is missing")]
    [InlineData("Tree(\"A\", shape: \"star\");", "Shapes are circle, box and plain")]
    [InlineData("Tree(\"A(B)\", width: 20, height: 20);", "does not fit")]
    [InlineData("Tree(\"a(b(c(d(e(f(g(h(i(j(k(l(m(n)))))))))))))\");", "at most")]
    public void Malformed_notation_is_refused_with_its_place(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
