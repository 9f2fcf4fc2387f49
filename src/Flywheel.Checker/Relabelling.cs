using System.Text;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker;

/// <summary>Gives the things of a picture that have letters for names other letters, in the picture and in code that reads it.</summary>
internal sealed class Relabelling
{
    private const int LongestName = 4;
    private readonly Dictionary<char, char> _letters;

    private Relabelling(Dictionary<char, char> letters) => _letters = letters;

    /// <summary>
    /// A relabelling that keeps the alphabetical order; null for a picture whose points have no letters, that has no room
    /// for others, or that has other things with letters, which would then be confused.
    /// </summary>
    public static Relabelling? Of(Scene scene)
    {
        var used = scene.OfKind("point").Select(e => e.Name).Where(n => n.Length == 1 && char.IsAsciiLetterUpper(n[0])).Select(n => n[0]).Distinct().Order().ToArray();
        if (used.Length < 2 || scene.Elements.Any(e => e.Kind != "point" && e.Name.Length == 1))
        {
            return null;
        }

        // Shifted by one letter; a picture that uses Z shifts down.
        var shift = used[^1] < 'Z' ? 1 : used[0] > 'A' ? -1 : 0;
        return shift == 0 ? null : new Relabelling(used.ToDictionary(c => c, c => (char)(c + shift)));
    }

    /// <summary>The scene with other letters.</summary>
    public Scene Apply(Scene scene) => scene with
    {
        Elements = [.. scene.Elements.Select(e => e with
        {
            Name = Renamed(e.Name),
            Text = Renamed(e.Text),
            Values = [.. e.Values.Select(v => v.Value.IsNumber ? v : new KeyValuePair<string, ElementValue>(v.Key, Renamed(v.Value.Text)))],
        })],
    };

    /// <summary>Code whose string literals name the other letters.</summary>
    public string Apply(string code)
    {
        var result = new StringBuilder(code.Length);
        var literal = new StringBuilder();
        var inside = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"' && (i == 0 || code[i - 1] != '\\'))
            {
                if (inside)
                {
                    result.Append(Renamed(literal.ToString()));
                    literal.Clear();
                }

                inside = !inside;
                result.Append('"');
            }
            else
            {
                (inside ? literal : result).Append(code[i]);
            }
        }

        return result.Append(literal).ToString();
    }

    /// <summary>A name with its letters replaced, if it is made of them alone: A, AB, ABC.</summary>
    private string Renamed(string name) => name.Length is > 0 and <= LongestName && name.All(_letters.ContainsKey) ? string.Concat(name.Select(c => _letters[c])) : name;
}
