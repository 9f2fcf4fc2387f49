using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>Two versions of a problem side by side: pictures, steps and texts.</summary>
/// <param name="Figure">The picture without steps.</param>
/// <param name="Steps">The picture after each step, with the step's thought and code.</param>
/// <param name="Texts">Every other part.</param>
internal sealed record VersionComparison(PictureComparison Figure, IReadOnlyList<PictureComparison> Steps, IReadOnlyList<ProblemPart> Texts)
{
    /// <summary>Changes that are listed and outlined; a picture that was scaled changes in every element.</summary>
    public const int MostMarks = 40;

    private const double Margin = 3;
    private const double SmallestMark = 12;

    /// <summary>Compares.</summary>
    /// <param name="before">The earlier version and its title; null for a problem that is shown alone.</param>
    /// <param name="after">The later version and its title.</param>
    /// <param name="address">The address of a version's picture with so many steps.</param>
    public static VersionComparison Of((DrawnVersion Version, string Title)? before, (DrawnVersion Version, string Title) after, Func<DrawnVersion, int, string> address)
    {
        var parts = ProblemParts.Between((before ?? after).Version.Problem, after.Version.Problem);
        var steps = Math.Max(before?.Version.Problem.Steps.Length ?? 0, after.Version.Problem.Steps.Length);
        return new VersionComparison(
            Picture("Figure", 0),
            [.. Enumerable.Range(1, steps).Select(step => Picture($"Step {step}", step))],
            [.. parts.Where(p => p.Name != "Figure code" && !p.Name.StartsWith("Step ", StringComparison.Ordinal))]);

        PictureComparison Picture(string title, int step)
        {
            ProblemPart[] own = [.. parts.Where(p => step == 0 ? p.Name == "Figure code" : p.Name.StartsWith($"{title}:", StringComparison.Ordinal))];
            var (old, now) = (Scene(before?.Version, step), Scene(after.Version, step));
            var changes = before is null || old is null || now is null ? [] : ElementChanges.Between(Drawn(old, step), Drawn(now, step));
            var isChanged = before is not null && (changes.Count > 0 || own.Any(p => p.IsChanged));
            return new PictureComparison(
                title,
                before is { } earlier ? Side(earlier, step, changes.Select(c => (c.Kind, c.Before)), address) : null,
                Side(after, step, changes.Select(c => (c.Kind, c.After)), address),
                changes,
                own,
                isChanged);
        }
    }

    private static PictureSide? Side((DrawnVersion Version, string Title) of, int step, IEnumerable<(ElementChangeKind Kind, Element? Element)> changes, Func<DrawnVersion, int, string> address)
    {
        var version = of.Version;
        if (step > version.Problem.Steps.Length)
        {
            return null;
        }

        return Scene(version, step) is { } scene
            ? new PictureSide(of.Title, address(version, step), scene.Width, scene.Height, [], Marks(changes, scene))
            : new PictureSide(of.Title, null, 0, 0, version.Pictures[^1].Errors, []);
    }

    private static Scene? Scene(DrawnVersion? version, int step) => version?.Pictures.ElementAtOrDefault(step)?.Scene;

    /// <summary>Under a step lies the figure, whose changes are shown with the figure.</summary>
    private static IEnumerable<Element> Drawn(Scene scene, int step) => scene.Elements.Where(e => e.Step == step);

    private static MarkedBox[] Marks(IEnumerable<(ElementChangeKind Kind, Element? Element)> changes, Scene scene) =>
    [
        .. changes.Take(MostMarks).Index()
            .Where(c => c.Item.Element is not null && !c.Item.Element.Bounds.IsEmpty)
            .Select(c => new MarkedBox(c.Index + 1, c.Item.Kind, Outline(c.Item.Element!.Bounds, scene.Canvas))),
    ];

    /// <summary>A box around an element; what lies off the canvas is marked at its edge.</summary>
    private static Box Outline(Box bounds, Box canvas)
    {
        var box = Box.Around(bounds.Center, Math.Max(bounds.Width + (2 * Margin), SmallestMark), Math.Max(bounds.Height + (2 * Margin), SmallestMark));
        var left = Math.Clamp(box.Left, 0, canvas.Right - SmallestMark);
        var top = Math.Clamp(box.Top, 0, canvas.Bottom - SmallestMark);
        return new Box(left, top, Math.Clamp(box.Right, left + SmallestMark, canvas.Right), Math.Clamp(box.Bottom, top + SmallestMark, canvas.Bottom));
    }
}
