using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Titles of charts and diagrams, set smaller where they would not fit.</summary>
internal static class Captions
{
    private const double Size = 17;
    private const double Smallest = 12;

    /// <summary>Draws the title, if it is not empty, and returns where the picture may begin.</summary>
    public static double Title(Sketch sketch, string title)
    {
        if (title.Length == 0)
        {
            return 12;
        }

        var width = sketch.Fonts.Measure(title, sketch.Style(Size, FontFace.SansBold)).X;
        Essentials.Title(sketch, title, Math.Clamp(Size * (sketch.Width - 20) / width, Smallest, Size));
        return 36;
    }
}
