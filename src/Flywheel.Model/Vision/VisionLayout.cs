using System.Collections.Immutable;
using Flywheel.Model.Qwen;

namespace Flywheel.Model.Vision;

/// <summary>
/// In what order the tower takes the tokens' patches, and which see each other. Patches are sorted by window, so that windows are
/// neighbours; the tokens are put back in reading order at the end.
/// </summary>
/// <param name="Order">For each place in the tower, the token (in reading order, over all pictures) that stands there.</param>
/// <param name="Windows">Patches of each window, in the tower's order.</param>
/// <param name="Frames">Patches of each frame of each picture, in the tower's order.</param>
/// <param name="Rows">The row of each patch, in the tower's order.</param>
/// <param name="Columns">The column of each patch, in the tower's order.</param>
internal sealed record VisionLayout(
    ImmutableArray<long> Order,
    ImmutableArray<int> Windows,
    ImmutableArray<int> Frames,
    ImmutableArray<int> Rows,
    ImmutableArray<int> Columns)
{
    public static VisionLayout Of(VisionConfig config, IEnumerable<PatchGrid> grids)
    {
        var order = ImmutableArray.CreateBuilder<long>();
        var windows = ImmutableArray.CreateBuilder<int>();
        var frames = ImmutableArray.CreateBuilder<int>();
        var rows = ImmutableArray.CreateBuilder<int>();
        var columns = ImmutableArray.CreateBuilder<int>();
        var side = config.WindowSize / config.TokenPixels;
        long first = 0;
        foreach (var grid in grids)
        {
            var (tall, wide) = (grid.Rows / config.MergeSize, grid.Columns / config.MergeSize);
            for (var frame = 0; frame < grid.Frames; frame++, first += tall * wide)
            {
                frames.Add(grid.Rows * grid.Columns);
                foreach (var (top, left) in Corners(tall, wide, side))
                {
                    var (bottom, right) = (Math.Min(tall, top + side), Math.Min(wide, left + side));
                    windows.Add((bottom - top) * (right - left) * config.MergeUnit);
                    for (var row = top; row < bottom; row++)
                    {
                        for (var column = left; column < right; column++)
                        {
                            order.Add(first + (row * wide) + column);
                            for (var inner = 0; inner < config.MergeUnit; inner++)
                            {
                                rows.Add((row * config.MergeSize) + (inner / config.MergeSize));
                                columns.Add((column * config.MergeSize) + (inner % config.MergeSize));
                            }
                        }
                    }
                }
            }
        }
        return new VisionLayout(order.ToImmutable(), windows.ToImmutable(), frames.ToImmutable(), rows.ToImmutable(), columns.ToImmutable());
    }

    private static IEnumerable<(int Top, int Left)> Corners(int tall, int wide, int side)
    {
        for (var top = 0; top < tall; top += side)
        {
            for (var left = 0; left < wide; left += side) yield return (top, left);
        }
    }
}
