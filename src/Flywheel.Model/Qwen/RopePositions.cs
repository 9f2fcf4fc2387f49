using Flywheel.Model.Vision;

namespace Flywheel.Model.Qwen;

/// <summary>
/// The three positions (time, height, width) of each token of a prompt. Text counts on in all three; a picture's tokens share
/// its start in time and count rows and columns from there; what follows starts above the largest.
/// </summary>
/// <param name="Time">The position in time of each token.</param>
/// <param name="Height">The position in height of each token.</param>
/// <param name="Width">The position in width of each token.</param>
/// <param name="Next">The position, in all three, of the token that comes next.</param>
public sealed record RopePositions(long[] Time, long[] Height, long[] Width, long Next)
{
    /// <summary>What to add to the number of tokens so far to get the next position; never positive.</summary>
    public long Delta => Next - Time.Length;

    /// <summary>The positions from one of the tokens on.</summary>
    public RopePositions From(int start) => start == 0 ? this : new RopePositions(Time[start..], Height[start..], Width[start..], Next);

    /// <summary>The positions of a prompt.</summary>
    /// <param name="tokens">Its tokens, pictures as runs of the image token.</param>
    /// <param name="grids">The pictures' grids, in order.</param>
    /// <param name="config">The model.</param>
    /// <param name="start">The first position; above 0 when the prompt continues another.</param>
    /// <exception cref="ArgumentException">The runs of image tokens do not fit the pictures.</exception>
    public static RopePositions Of(IReadOnlyList<int> tokens, IReadOnlyList<PatchGrid> grids, ModelConfig config, long start = 0)
    {
        var (time, height, width) = (new long[tokens.Count], new long[tokens.Count], new long[tokens.Count]);
        var (next, picture, at) = (start, 0, 0);
        while (at < tokens.Count)
        {
            if (tokens[at] == config.VideoToken) throw new ArgumentException($"The prompt has a video token at {at}; videos are not read.", nameof(tokens));
            if (tokens[at] != config.ImageToken)
            {
                time[at] = height[at] = width[at] = next++;
                at++;
                continue;
            }
            if (picture == grids.Count) throw new ArgumentException($"The prompt has image tokens at {at} beyond its {grids.Count} picture(s).", nameof(tokens));
            var (rows, columns) = (grids[picture].Rows / config.Vision.MergeSize, grids[picture].Columns / config.Vision.MergeSize);
            if (at + (rows * columns) > tokens.Count || tokens.Skip(at).Take(rows * columns).Any(token => token != config.ImageToken))
            {
                throw new ArgumentException($"Picture {picture + 1} takes {rows * columns} image tokens, but the run at {at} has fewer.", nameof(tokens));
            }
            for (var i = 0; i < rows * columns; i++, at++) (time[at], height[at], width[at]) = (next, next + (i / columns), next + (i % columns));
            next += Math.Max(rows, columns);
            picture++;
        }
        if (picture != grids.Count) throw new ArgumentException($"The prompt has image tokens for {picture} picture(s), not for {grids.Count}.", nameof(tokens));
        return new RopePositions(time, height, width, next);
    }
}
