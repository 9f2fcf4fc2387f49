using System.Numerics;

namespace Flywheel.Synthesis.Problems.Fingerprints;

/// <summary>
/// Finds problems that a reader would call the same: equal scenes, or a text and a picture that both differ in at most
/// <see cref="Radius"/> of 64 bits. Near hashes are found through their bands: of <see cref="Radius"/> + 1 bands at least one is equal. Not
/// safe for several threads.
/// </summary>
/// <param name="radius">Bits in which both text and picture may differ, 0 to 7.</param>
public sealed class NearDuplicateIndex(int radius = NearDuplicateIndex.Radius)
{
    /// <summary>Bits of 64 that may differ unless something else is said.</summary>
    public const int Radius = 3;

    private readonly int _bands = radius is >= 0 and <= 7 ? radius + 1 : throw new ArgumentOutOfRangeException(nameof(radius), radius, "The radius must be 0 to 7 bits.");
    private readonly Dictionary<ulong, string> _scenes = [];
    private readonly Dictionary<(int Band, ulong Bits), List<Entry>> _pictures = [];

    /// <summary>Problems in the index.</summary>
    public int Count { get; private set; }

    /// <summary>The id of a problem in the index that is the same or nearly so; null if there is none.</summary>
    public string? Find(ulong scene, ulong text, ulong picture)
    {
        if (_scenes.TryGetValue(scene, out var same))
        {
            return same;
        }

        for (var band = 0; band < _bands; band++)
        {
            if (!_pictures.TryGetValue((band, Bits(picture, band)), out var entries))
            {
                continue;
            }

            foreach (var entry in entries)
            {
                if (BitOperations.PopCount(entry.Picture ^ picture) <= radius && BitOperations.PopCount(entry.Text ^ text) <= radius)
                {
                    return entry.Id;
                }
            }
        }

        return null;
    }

    /// <summary>Every id in the index whose problem is the same or nearly so.</summary>
    public IEnumerable<string> FindAll(ulong scene, ulong text, ulong picture)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (_scenes.TryGetValue(scene, out var same) && found.Add(same))
        {
            yield return same;
        }

        for (var band = 0; band < _bands; band++)
        {
            foreach (var entry in _pictures.GetValueOrDefault((band, Bits(picture, band))) ?? [])
            {
                if (BitOperations.PopCount(entry.Picture ^ picture) <= radius && BitOperations.PopCount(entry.Text ^ text) <= radius && found.Add(entry.Id))
                {
                    yield return entry.Id;
                }
            }
        }
    }

    /// <summary>Adds a problem.</summary>
    public void Add(string id, ulong scene, ulong text, ulong picture)
    {
        Count++;
        _scenes.TryAdd(scene, id);
        for (var band = 0; band < _bands; band++)
        {
            var key = (band, Bits(picture, band));
            if (!_pictures.TryGetValue(key, out var entries))
            {
                _pictures[key] = entries = [];
            }

            entries.Add(new Entry(id, text, picture));
        }
    }

    private ulong Bits(ulong hash, int band)
    {
        var (from, to) = (band * 64 / _bands, (band + 1) * 64 / _bands);
        return to - from == 64 ? hash : (hash >> from) & ((1UL << (to - from)) - 1);
    }

    private readonly record struct Entry(string Id, ulong Text, ulong Picture);
}
