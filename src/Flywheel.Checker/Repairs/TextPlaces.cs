using Flywheel.Checker.Checks.Picture;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Repairs;

/// <summary>Places to which a text can be moved.</summary>
internal static class TextPlaces
{
    private const double Margin = 6;

    /// <summary>Places for a text, the nearest to where it stands first.</summary>
    public static IEnumerable<Point> Around(TextMark mark, Scene scene)
    {
        var (halfWidth, halfHeight) = ((mark.Size.X / 2) + Margin, (mark.Size.Y / 2) + Margin);
        if (scene.Width < 2 * halfWidth || scene.Height < 2 * halfHeight)
        {
            return [];
        }

        return Enumerable.Range(0, 30)
            .SelectMany(column => Enumerable.Range(0, 30).Select(row => new Point(
                Math.Round(halfWidth + (column * (scene.Width - (2 * halfWidth)) / 29)),
                Math.Round(halfHeight + (row * (scene.Height - (2 * halfHeight)) / 29)))))
            .OrderBy(p => p.DistanceTo(mark.Center))
            .Where(p => IsFree(Box.Around(p, mark.Size.X, mark.Size.Y), mark, scene));
    }

    /// <summary>Whether a text of that wording is cut off or collides.</summary>
    public static bool IsBad(Scene scene, string text) =>
        OnCanvasCheck.Outside(scene).Any(e => e.Text == text) || LabelsApartCheck.Collisions(scene).Any(c => c.A.Text == text || c.B.Text == text);

    private static bool IsFree(Box box, TextMark mark, Scene scene) =>
        !scene.Marks.Any(m => m is TextMark other && !ReferenceEquals(other, mark) && Box.Around(other.Center, other.Size.X, other.Size.Y).Overlaps(box));
}
