using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Flywheel.Model.Tokenization;

/// <summary>
/// Normalization form C (Unicode Standard Annex 15). The platform's own does nothing in a process with the invariant culture.
/// </summary>
internal static class UnicodeComposition
{
    private const int FirstComposed = 0xC0;
    private const int HangulStart = 0xAC00, HangulLeading = 0x1100, HangulVowel = 0x1161, HangulTrailing = 0x11A7;
    private const int LeadingCount = 19, VowelCount = 21, TrailingCount = 28;
    private const int HangulCount = LeadingCount * VowelCount * TrailingCount;

    private static readonly Lazy<Tables> Data = new(Load);

    /// <summary>The composed form of a text; the text itself where nothing changes. Lone surrogates become U+FFFD.</summary>
    public static string Compose(string text)
    {
        // Below U+00C0 nothing decomposes or combines.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstComposed - 1))) return text;
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, points);
        Order(points);
        Recompose(points);
        var result = new StringBuilder(text.Length);
        foreach (var point in points) result.Append(new Rune(point).ToString());
        return result.ToString();
    }

    private static void Decompose(int point, List<int> points)
    {
        if (point is >= HangulStart and < HangulStart + HangulCount)
        {
            var index = point - HangulStart;
            points.Add(HangulLeading + (index / (VowelCount * TrailingCount)));
            points.Add(HangulVowel + (index % (VowelCount * TrailingCount) / TrailingCount));
            if (index % TrailingCount != 0) points.Add(HangulTrailing + (index % TrailingCount));
        }
        else if (Data.Value.Parts.TryGetValue(point, out var parts))
        {
            foreach (var part in parts) Decompose(part, points);
        }
        else
        {
            points.Add(point);
        }
    }

    /// <summary>Sorts each run of combining marks by class, stably.</summary>
    private static void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            if (Class(points[start]) == 0) continue;
            var end = start;
            while (end < points.Count && Class(points[end]) != 0) end++;
            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(Class).ToArray();
                for (var i = 0; i < sorted.Length; i++) points[start + i] = sorted[i];
            }
            start = end;
        }
    }

    private static void Recompose(List<int> points)
    {
        int starter = -1, write = 0, lastClass = -1;
        foreach (var point in points.ToArray())
        {
            var ownClass = Class(point);
            // A mark between the starter and this one blocks it unless it is of a lower class.
            if (starter >= 0 && lastClass < ownClass && Pair(points[starter], point) is { } composed)
            {
                points[starter] = composed;
                continue;
            }
            points[write] = point;
            if (ownClass == 0)
            {
                starter = write;
                lastClass = -1;
            }
            else
            {
                lastClass = ownClass;
            }
            write++;
        }
        points.RemoveRange(write, points.Count - write);
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= HangulLeading and < HangulLeading + LeadingCount && second is >= HangulVowel and < HangulVowel + VowelCount)
        {
            return HangulStart + ((((first - HangulLeading) * VowelCount) + (second - HangulVowel)) * TrailingCount);
        }
        if (first is >= HangulStart and < HangulStart + HangulCount && (first - HangulStart) % TrailingCount == 0 && second is > HangulTrailing and < HangulTrailing + TrailingCount)
        {
            return first + (second - HangulTrailing);
        }
        return Data.Value.Pairs.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int Class(int point) => Data.Value.Classes.GetValueOrDefault(point);

    private static Tables Load()
    {
        using var stream = typeof(UnicodeComposition).Assembly.GetManifestResourceStream("unicode-composition.txt")!;
        using var reader = new StreamReader(stream);
        var classes = new Dictionary<int, int>();
        var parts = new Dictionary<int, int[]>();
        var pairs = new Dictionary<(int, int), int>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var mark = line.IndexOfAny(['=', '>']);
            var point = Hex(line[..mark]);
            if (line[mark] == '=')
            {
                classes.Add(point, Hex(line[(mark + 1)..]));
                continue;
            }
            var list = Array.ConvertAll(line[(mark + 1)..].TrimEnd('!').Split(' '), Hex);
            parts.Add(point, list);
            if (!line.EndsWith('!')) pairs.Add((list[0], list[1]), point);
        }
        return new Tables(classes.ToFrozenDictionary(), parts.ToFrozenDictionary(), pairs.ToFrozenDictionary());
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber);

    private sealed record Tables(FrozenDictionary<int, int> Classes, FrozenDictionary<int, int[]> Parts, FrozenDictionary<(int First, int Second), int> Pairs);
}
