using System.Text;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Problems.Fingerprints;

/// <summary>Three 64-bit hashes by which equal and nearly equal problems are found.</summary>
/// <param name="Scene">Equal for problems with the same inventory and the same question, whatever their theme.</param>
/// <param name="Text">A similarity hash of the question's words: few bits differ where few words do (Charikar's simhash of word pairs).</param>
/// <param name="Picture">A difference hash of the picture: bit i says whether a cell is lighter than its right neighbour, on a grid of 9 x 8.</param>
public readonly record struct ProblemFingerprint(ulong Scene, ulong Text, ulong Picture)
{
    private const int Columns = 9;
    private const int Rows = 8;

    /// <summary>The fingerprint of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="scene">Its picture without steps.</param>
    /// <param name="renderer">Paints the small picture that is hashed.</param>
    public static ProblemFingerprint Of(Problem problem, Scene scene, FigureRenderer renderer) =>
        new(HashScene(problem, scene), HashText(problem.FullQuestion), HashPicture(renderer.Thumbnail(scene, Columns, Rows)));

    /// <summary>The similarity hash of a text; words are compared without case and punctuation, numbers count as words.</summary>
    public static ulong HashText(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Span<int> votes = stackalloc int[64];
        for (var i = 0; i < words.Length; i++)
        {
            Vote(votes, StableHash.Of(words[i]));
            if (i > 0)
            {
                Vote(votes, StableHash.Of($"{words[i - 1]} {words[i]}"));
            }
        }

        var hash = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            hash |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return hash;
    }

    /// <summary>The difference hash of a grey picture of 9 x 8 cells.</summary>
    public static ulong HashPicture(ReadOnlySpan<byte> cells)
    {
        var hash = 0UL;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns - 1; column++)
            {
                hash = (hash << 1) | (cells[(row * Columns) + column] > cells[(row * Columns) + column + 1] ? 1UL : 0);
            }
        }

        return hash;
    }

    private static ulong HashScene(Problem problem, Scene scene)
    {
        var text = new StringBuilder(1024).Append(problem.FullQuestion).Append('\n');
        foreach (var element in scene.Elements)
        {
            text.Append(element.Kind).Append('|').Append(element.Name).Append('|').Append(element.Text);
            foreach (var point in element.Points)
            {
                text.Append('|').Append((int)Math.Round(point.X)).Append(',').Append((int)Math.Round(point.Y));
            }

            foreach (var (key, value) in element.Values)
            {
                text.Append('|').Append(key).Append('=').Append(value.Text);
            }

            text.Append('\n');
        }

        return StableHash.Of(text.ToString());
    }

    private static void Vote(Span<int> votes, ulong hash)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            votes[bit] += ((hash >> bit) & 1) == 1 ? 1 : -1;
        }
    }
}
