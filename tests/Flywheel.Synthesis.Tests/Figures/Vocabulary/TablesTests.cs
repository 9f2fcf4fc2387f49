namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class TablesTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Code = "Table([\"\", \"Bus\", \"Walk\"], [[\"Year 7\", \"12\", \"?\"], [\"Year 8\", \"9 min\", \"\"]], title: \"School\");";

    [Fact]
    public void A_cell_is_found_by_row_and_column_and_has_the_number_that_its_text_begins_with()
    {
        Assert.Equal("12", diagrams.Evaluate(Code, "Find(\"cell\", \"Year 7, Bus\").Value"));
        Assert.Equal("9", diagrams.Evaluate(Code, "Find(\"cell\", \"Year 8, Bus\").Value"));
    }

    [Fact]
    public void A_cell_without_a_number_has_no_value()
    {
        Assert.Equal("false", diagrams.Evaluate(Code, "Find(\"cell\", \"Year 7, Walk\").Has(\"value\")"), ignoreCase: true);
        Assert.Equal("false", diagrams.Evaluate(Code, "Find(\"cell\", \"Year 8, Walk\").Has(\"value\")"), ignoreCase: true);
    }

    [Fact]
    public void Cells_lie_in_the_column_and_the_row_of_their_headers()
    {
        var scene = diagrams.Draw(Code);
        var cell = scene.Find("cell", "Year 8, Bus")!;
        Assert.Equal(scene.Find("column-header", "Bus")!.Position.X, cell.Position.X, 6);
        Assert.Equal(scene.Find("row-header", "Year 8")!.Position.Y, cell.Position.Y, 6);
    }

    [Fact]
    public void Neighbouring_cells_share_an_edge()
    {
        var scene = diagrams.Draw(Code);
        Assert.Equal(scene.Find("cell", "Year 7, Bus")!.Bounds.Right, scene.Find("cell", "Year 7, Walk")!.Bounds.Left, 1.5);
    }

    [Theory]
    [InlineData("Table([\"\", \"A\"], [[\"r\", \"1\", \"2\"]]);", "Row 1 of the table has 3 texts for 2 columns")]
    [InlineData("Table([\"A\"], [[\"r\"]]);", "2 to 16 columns")]
    [InlineData("Canvas(200, 60); Table([\"\", \"A\"], [[\"r\", \"1\"], [\"s\", \"2\"], [\"t\", \"3\"]]);", "does not fit")]
    [InlineData("Canvas(100, 300); Table([\"a long header\", \"another long header\"], [[\"r\", \"1\"]]);", "too wide")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
