using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>
/// Compares the inventories of two pictures. Elements that are equal in both are set aside; of the others, those of one kind that share their
/// name, text or, failing these, lie nearest are taken for the same thing that changed.
/// </summary>
internal static class ElementChanges
{
    /// <summary>What nobody sees is no change, in pixels.</summary>
    private const double Visible = 0.25;

    private const int LongestText = 60;

    /// <summary>What differs: what changed or came in the order of drawing, then what went.</summary>
    public static IReadOnlyList<ElementChange> Between(IEnumerable<Element> before, IEnumerable<Element> after)
    {
        var (old, now) = WithoutEqual([.. before], [.. after]);
        var pairs = new Dictionary<Element, Element>(ReferenceEqualityComparer.Instance);
        Func<Element, string?>[] keys =
        [
            e => e.Name.Length + e.Text.Length == 0 ? null : $"{e.Kind}\0{e.Name}\0{e.Text}",
            e => e.Name.Length == 0 ? null : $"{e.Kind}\0{e.Name}",
            e => e.Text.Length == 0 ? null : $"{e.Kind}\0{e.Text}",
            e => e.Kind,
        ];
        foreach (var key in keys)
        {
            Pair(old, now, key, pairs);
        }

        var paired = new HashSet<Element>(pairs.Values, ReferenceEqualityComparer.Instance);
        return
        [
            .. now.Select(e => pairs.TryGetValue(e, out var was)
                ? new ElementChange(ElementChangeKind.Changed, was, e, $"{Name(e)}: {Describe(was, e)}")
                : new ElementChange(ElementChangeKind.Added, null, e, $"{Name(e)} was added at {Place(e.Bounds.Center)}")),
            .. old.Where(e => !paired.Contains(e)).Select(e => new ElementChange(ElementChangeKind.Removed, e, null, $"{Name(e)} at {Place(e.Bounds.Center)} was removed")),
        ];
    }

    private static (List<Element> Old, List<Element> Now) WithoutEqual(Element[] before, Element[] after)
    {
        var left = before.GroupBy(Identity, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<Element>(g), StringComparer.Ordinal);
        var now = after.Where(e => !(left.TryGetValue(Identity(e), out var same) && same.TryDequeue(out _))).ToList();
        var unmatched = new HashSet<Element>(left.Values.SelectMany(queue => queue), ReferenceEqualityComparer.Instance);
        return ([.. before.Where(unmatched.Contains)], now);
    }

    /// <summary>Pairs elements with equal keys, the nearest first come.</summary>
    private static void Pair(List<Element> old, List<Element> now, Func<Element, string?> key, Dictionary<Element, Element> pairs)
    {
        var taken = new HashSet<Element>(pairs.Values, ReferenceEqualityComparer.Instance);
        var candidates = old.Where(e => !taken.Contains(e) && key(e) is not null).GroupBy(e => key(e)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var element in now.Where(e => !pairs.ContainsKey(e)))
        {
            if (key(element) is { } wanted && candidates.TryGetValue(wanted, out var likely) && likely.Count > 0)
            {
                var nearest = likely.MinBy(e => e.Bounds.Center.DistanceTo(element.Bounds.Center))!;
                likely.Remove(nearest);
                pairs.Add(element, nearest);
            }
        }
    }

    private static string Identity(Element e) => string.Join(
        '\0',
        [
            e.Step.ToString(CultureInfo.InvariantCulture), e.Kind, e.Name, e.Text,
            .. e.Points.Select(p => $"{p.X:0.#},{p.Y:0.#}"),
            .. e.Values.Select(v => $"{v.Key}={v.Value.Text}"),
            $"{e.Bounds.Left:0.#} {e.Bounds.Top:0.#} {e.Bounds.Right:0.#} {e.Bounds.Bottom:0.#}",
        ]);

    private static string Describe(Element was, Element now)
    {
        List<string> changes = [];
        if (was.Name != now.Name)
        {
            changes.Add($"is named {Quote(now.Name)} instead of {Quote(was.Name)}");
        }

        if (was.Text != now.Text)
        {
            changes.Add($"reads {Quote(now.Text)} instead of {Quote(was.Text)}");
        }

        foreach (var key in now.Values.Select(v => v.Key).Union(was.Values.Select(v => v.Key), StringComparer.Ordinal))
        {
            var (before, after) = (was.Find(key)?.Text ?? "nothing", now.Find(key)?.Text ?? "nothing");
            if (before != after)
            {
                changes.Add($"{key} is {Short(after)} instead of {Short(before)}");
            }
        }

        changes.AddRange(Geometry(was, now));
        return changes.Count == 0 ? "changed within a pixel" : string.Join("; ", changes);
    }

    private static IEnumerable<string> Geometry(Element was, Element now)
    {
        var shift = Difference(now.Bounds.Center, was.Bounds.Center);
        var together = was.Points.Length == now.Points.Length
            && was.Points.Zip(now.Points).All(p => Difference(Difference(p.Second, p.First), shift) is { } rest && Math.Abs(rest.X) < 1 && Math.Abs(rest.Y) < 1);
        var resized = Math.Abs(was.Bounds.Width - now.Bounds.Width) > 1 || Math.Abs(was.Bounds.Height - now.Bounds.Height) > 1;
        if (!together && !was.Points.SequenceEqual(now.Points))
        {
            yield return $"runs through {Places(now)} instead of {Places(was)}";
        }
        else if (Move(shift) is { } move)
        {
            yield return $"moved {move}";
        }

        if (resized && !was.Bounds.IsEmpty && !now.Bounds.IsEmpty)
        {
            yield return $"takes {now.Bounds.Width:0} × {now.Bounds.Height:0} pixels instead of {was.Bounds.Width:0} × {was.Bounds.Height:0}";
        }
    }

    private static string? Move(Point shift)
    {
        List<string> ways = [];
        if (Math.Abs(shift.X) >= Visible)
        {
            ways.Add($"{Math.Abs(shift.X):0.#} {(shift.X > 0 ? "right" : "left")}");
        }

        if (Math.Abs(shift.Y) >= Visible)
        {
            ways.Add($"{Math.Abs(shift.Y):0.#} {(shift.Y > 0 ? "down" : "up")}");
        }

        return ways.Count == 0 ? null : $"{string.Join(" and ", ways)} (pixels)";
    }

    private static Point Difference(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    private static string Name(Element e) => (e.Kind.Replace('-', ' '), e.Name, e.Text) switch
    {
        (var kind, { Length: > 0 } name, _) => $"{kind} {Quote(name)}",
        (var kind, _, { Length: > 0 } text) => $"{kind} {Quote(text)}",
        var (kind, _, _) => kind,
    };

    private static string Places(Element e) => e.Points.Length switch
    {
        0 => "no point",
        <= 4 => string.Join(" ", e.Points.Select(Place)),
        _ => $"{string.Join(" ", e.Points.Take(3).Select(Place))} and {e.Points.Length - 3} more",
    };

    private static string Place(Point point) => $"({point.X:0.#}, {point.Y:0.#})";

    private static string Quote(string text) => text.Length == 0 ? "nothing" : $"“{Short(text)}”";

    private static string Short(string text) => text.Length > LongestText ? $"{text[..LongestText]}…" : text;
}
