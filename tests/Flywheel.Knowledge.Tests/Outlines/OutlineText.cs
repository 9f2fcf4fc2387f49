using System.Text;
using Flywheel.Knowledge.Outlines;

namespace Flywheel.Knowledge.Tests.Outlines;

/// <summary>A small outline without errors, for tests to change one thing of.</summary>
internal static class OutlineText
{
    public const string Good = """
        Gardening
        	Plants
        		Sowing | figures=table-grid, timeline
        			Seed depth
        				A seed is sown twice as deep as it is wide
        				Fine seed needs light to sprout
        			Spacing
        				Rows of carrots stand thirty centimetres apart
        		Watering | figures=measuring-instrument | requires=Sowing
        			Rain gauges
        				One millimetre of rain is a litre on each square metre
        	Tools
        		Digging | figures=mechanism
        			Spades
        				A spade is a lever with the heel as its pivot

        """;

    public static FigureKindCatalog Kinds { get; } = FigureKindCatalog.Read(Path.Combine(Shipped.Path, "figure-kinds.tsv"));

    public static Outline Parse(string text) => OutlineParser.Parse("garden.txt", Encoding.UTF8.GetBytes(text), Kinds);

    public static IReadOnlyList<OutlineError> ErrorsOf(string text) => ErrorsOf(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<OutlineError> ErrorsOf(byte[] bytes)
        => Assert.Throws<OutlineException>(() => OutlineParser.Parse("garden.txt", bytes, Kinds)).Errors;
}
