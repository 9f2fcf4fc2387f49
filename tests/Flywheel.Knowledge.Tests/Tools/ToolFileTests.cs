using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Tests.Outlines;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Tests.Tools;

public sealed class ToolFileTests
{
    private const string Good = """
        /// <summary>Draws a ring,
        /// and its centre.</summary>
        /// <figures>timeline, plane-geometry</figures>
        /// <example>Ring(100, 100);</example>
        void Ring(double x, double y,
            string label = ")")
        {
            // A brace } in a comment, and one in a text:
            Text("}", x, y);
            Circle(x, y, 10);
        }

        /// <summary>Draws a dot.</summary>
        /// <figures>timeline</figures>
        /// <example>Spot(1, 2);</example>
        void Spot(double x, double y) => Dot(x, y, (2 + 1) * 2);

        """;

    [Fact]
    public void Functions_are_found_with_their_docs_and_source()
    {
        var tools = Parse(Good);
        Assert.Equal(["Ring", "Spot"], tools.Select(tool => tool.Name));
        Assert.Equal("void Ring(double x, double y, string label = \")\")", tools[0].Signature);
        Assert.Equal("Draws a ring, and its centre.", tools[0].Summary);
        Assert.Equal("Ring(100, 100);", tools[0].Example);
        Assert.Equal(["plane-geometry", "timeline"], tools[0].FigureKinds);
        Assert.StartsWith("void Ring(", tools[0].Source);
        Assert.EndsWith("Circle(x, y, 10);\n}", tools[0].Source);
        Assert.EndsWith("Dot(x, y, (2 + 1) * 2);", tools[1].Source);
    }

    [Theory]
    [InlineData("timeline, plane", "timelines, plane", 1, "unknown figure kind 'timelines'")]
    [InlineData("/// <summary>Draws a dot.</summary>\n", "", 13, "Spot has no <summary>")]
    [InlineData("/// <example>Spot(1, 2);</example>\n", "", 13, "Spot has no <example>")]
    [InlineData("<figures>timeline<", "<figures><", 13, "Spot has no <figures>")]
    [InlineData("Dot(x, y, (2 + 1) * 2);", "Dot(x, y", 13, "the body of Spot does not end")]
    [InlineData("void Spot(double x, double y)", "void Spot(double x", 13, "Spot do")]
    [InlineData("void Spot(", "using System; (", 16, "here a function should begin")]
    [InlineData("void Spot(", "void Ring(", 0, "the tool Ring occurs twice")]
    public void Error_is_told_by_line_and_reason(string good, string bad, int line, string reason)
    {
        var errors = Assert.Throws<OutlineException>(() => Parse(Good.Replace(good, bad))).Errors;
        Assert.Contains(errors, error => error.Line == line && error.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_cut_of_a_file_is_read_or_refused()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            try
            {
                Parse(Good[..length]);
            }
            catch (OutlineException error)
            {
                Assert.NotEmpty(error.Errors);
            }
        }
    }

    [Fact]
    public void Shipped_tools_are_many_and_serve_every_figure_kind()
    {
        var tools = Shipped.Folder.Tools;
        Assert.True(tools.Count >= 60, $"{tools.Count} tools");
        Assert.Empty(Shipped.Folder.FigureKinds.Kinds.Except(tools.SelectMany(tool => tool.FigureKinds)));
        Assert.All(tools, tool => Assert.StartsWith(tool.Name + "(", tool.Example));
    }

    private static IReadOnlyList<VisualTool> Parse(string text) => ToolFile.Parse("tools.cs", text, OutlineText.Kinds);
}
