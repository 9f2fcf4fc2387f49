using System.Numerics;
using Flywheel.Synthesis.Problems.Fingerprints;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The questions of benchmarks that no dataset may hold, for finding near-duplicates among them.</summary>
internal sealed class BenchmarkIndex
{
    /// <summary>Bits of 64 in which the texts may differ.</summary>
    public const int TextRadius = NearDuplicateIndex.Radius;

    /// <summary>
    /// Bits of 64 in which the pictures may differ: more than among our own pictures, which are hashed as drawn, since a benchmark's picture is
    /// hashed as it was packed, with paper and noise.
    /// </summary>
    public const int PictureRadius = 15;

    private const int Bands = TextRadius + 1;
    private const int BandBits = 64 / Bands;

    private readonly Dictionary<(int Band, ulong Bits), List<BenchmarkItem>> _items = [];

    /// <summary>Questions in the index.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a question.</summary>
    public void Add(BenchmarkItem item)
    {
        Count++;
        for (var band = 0; band < Bands; band++)
        {
            var key = Key(item.Text, band);
            if (!_items.TryGetValue(key, out var items))
            {
                _items[key] = items = [];
            }

            items.Add(item);
        }
    }

    /// <summary>
    /// A benchmark's question that a problem repeats, as "FILE, row 3: question"; null if there is none. Where the benchmark gives no picture
    /// that can be compared, the text decides alone.
    /// </summary>
    public string? Find(ProblemFingerprint print)
    {
        for (var band = 0; band < Bands; band++)
        {
            foreach (var item in _items.GetValueOrDefault(Key(print.Text, band)) ?? [])
            {
                if (BitOperations.PopCount(item.Text ^ print.Text) <= TextRadius
                    && (item.Picture is not { } picture || BitOperations.PopCount(picture ^ print.Picture) <= PictureRadius))
                {
                    return $"{item.Where}: {item.Question}";
                }
            }
        }

        return null;
    }

    private static (int Band, ulong Bits) Key(ulong text, int band) => (band, (text >> (band * BandBits)) & ((1UL << BandBits) - 1));
}
