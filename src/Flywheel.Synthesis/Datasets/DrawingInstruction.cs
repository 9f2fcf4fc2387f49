using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Says in words what the last step of a scene draws, so that somebody who sees only the picture can draw it.</summary>
internal static class DrawingInstruction
{
    /// <summary>Distance in pixels within which an end is said to be at a named point.</summary>
    private const double SamePlace = 2.5;

    public static string Write(Scene scene)
    {
        var named = PerceptionNouns.Named(scene.Elements.Where(e => e.Step < scene.Step)).ToList();
        var sentences = scene.Elements.Where(e => e.Step == scene.Step).Select(e => Sentence(e, p => Place(p, named)));
        return string.Join(' ', sentences);
    }

    private static string Sentence(Element element, Func<Point, string> place)
    {
        var colour = element.Find("color") is { IsNumber: false, Text: var name } && Theme.Hues.Contains(name) ? $"{name} " : "";
        var dashed = element.Find("dashed") is { Number: > 0 } ? "dashed " : "";
        var points = element.Points;
        var label = element.Text.Length > 0 && element.Kind != "text" ? $", labelled \"{element.Text}\"" : "";
        return element.Kind switch
        {
            "text" => $"Write \"{element.Text}\" at {place(points[0])}.",
            "segment" when points.Length == 2 => $"Draw a {dashed}{colour}segment from {place(points[0])} to {place(points[1])}{label}.",
            "arrow" when points.Length == 2 => $"Draw a {dashed}{colour}arrow from {place(points[0])} to {place(points[1])}{label}.",
            "circle" => $"Draw a {colour}circle around {place(points[0])} with a radius of {Number(element, "radius")} pixels{label}.",
            "dot" => $"Put a {colour}dot at {place(points[0])}.",
            "point" => $"Mark the point {element.Name} at {place(points[0])}.",
            "rectangle" => $"Draw a {colour}frame with the corners {List(points, place)}{label}.",
            "angle-mark" when points.Length == 3 => $"Mark the angle between the arms through {place(points[1])} and {place(points[2])}, its vertex at {place(points[0])}{label}.",
            "right-angle" when points.Length == 3 => $"Mark the right angle with its vertex at {place(points[0])}.",
            "tick-mark" when points.Length == 2 => $"Put {Number(element, "count")} tick on the segment from {place(points[0])} to {place(points[1])}.",
            "polygon" => $"Draw a {colour}polygon with the corners {List(points, place)}{label}.",
            "trail" or "polyline" => $"Draw a {colour}line through {List(points, place)}{label}.",
            _ => $"Draw a {colour}{element.Kind.Replace('-', ' ')} at {List(points, place)}{label}.",
        };
    }

    private static string List(IReadOnlyList<Point> points, Func<Point, string> place)
    {
        var places = points.Select(place).ToList();
        return places.Count < 2 ? string.Concat(places) : $"{string.Join(", ", places.Take(places.Count - 1))} and {places[^1]}";
    }

    private static string Place(Point at, List<NamedPlace> named)
    {
        var nearest = named.Where(n => n.Position.DistanceTo(at) <= SamePlace).OrderBy(n => n.Position.DistanceTo(at)).FirstOrDefault();
        var position = PointDictionary.Position(at);
        return nearest is null ? position : $"{nearest.Called} {position}";
    }

    private static string Number(Element element, string key) => NumberAnswer.Format(element.Find(key)?.Number ?? 0, 1);
}
