namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class BoardsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Chess = "Board(8, 8, 40, 20, 48);";

    [Fact]
    public void Squares_are_counted_from_the_bottom_left()
    {
        var piece = diagrams.Draw(Chess + "Piece(\"knight\", \"b1\");").Find("piece", "b1")!;
        Assert.Equal((112.0, 380.0), (piece.Position.X, piece.Position.Y));
        Assert.Equal((2.0, 1.0), (piece.Find("column")!.Value.Number, piece.Find("row")!.Value.Number));
    }

    [Fact]
    public void A_robot_records_its_heading_and_points_that_way()
    {
        var robot = diagrams.Draw(Chess + "Robot(\"d4\", \"west\");").Find("robot", "d4")!;
        Assert.Equal("west", robot.Find("heading")!.Value.Text);
        Assert.True(robot.Points[1].X < robot.Points[0].X);
    }

    [Fact]
    public void A_maze_records_walls_and_marks()
    {
        const string code = "Maze([\"S.#\", \"#.G\"], 40, 40, 60);";
        Assert.Equal("2", diagrams.Evaluate(code, "All(\"maze-wall\").Length"));
        Assert.Equal("3, 1", diagrams.Evaluate(code, "[Find(\"maze-mark\", \"G\")[\"column\"], Find(\"maze-mark\", \"G\")[\"row\"]]"));
    }

    [Fact]
    public void Counters_and_blocks_can_stand_on_a_maze_too() =>
        Assert.Equal("a1", diagrams.Draw("Maze([\"..\", \"..\"], 40, 40, 60); Counter(\"a1\", \"7\"); Block(\"b2\");").OfKind("counter").Single().Name);

    [Theory]
    [InlineData("Piece(\"king\", \"e4\");", "Call Board or Maze first")]
    [InlineData(Chess + "Piece(\"wizard\", \"e4\");", "Pieces are king")]
    [InlineData(Chess + "Piece(\"king\", \"e9\");", "Squares run from a1 to h8")]
    [InlineData(Chess + "Piece(\"king\", \"e4\", color: \"green\");", "white or black")]
    [InlineData("Board(40, 8, 40, 20, 48);", "2 to 16")]
    [InlineData("Maze([\"..\", \"...\"], 40, 40, 60);", "lines of one length")]
    [InlineData("Maze([\".?\", \"..\"], 40, 40, 60);", "cannot contain \"?\"")]
    [InlineData(Chess + "Robot(\"a1\", \"up\");", "Headings are north")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
