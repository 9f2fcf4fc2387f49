namespace Flywheel.Model.Decoding;

/// <summary>
/// Who holds which slot of the cache, and what the free ones still hold. A new prompt goes where the longest beginning of it is
/// cached already: into that slot if it is free and holds nothing else, else into another one after that beginning was copied.
/// </summary>
/// <param name="slots">Number of slots.</param>
/// <param name="kept">Slots beyond those in use that are worth keeping for their contents; low slots are preferred, since a step computes all slots up to the highest in use.</param>
internal sealed class SlotTable(int slots, int kept)
{
    /// <summary>Shorter beginnings are computed again rather than looked after.</summary>
    private const int ShortestReuse = 16;

    private readonly Sequence?[] _holders = new Sequence?[slots];
    private readonly List<long>[] _contents = [.. Enumerable.Range(0, slots).Select(_ => new List<long>())];
    private readonly long[] _lastUse = new long[slots];
    private long _clock;

    /// <summary>The requests by slot; null where a slot is free.</summary>
    public IReadOnlyList<Sequence?> Holders => _holders;

    /// <summary>The requests under way.</summary>
    public IEnumerable<Sequence> Active => _holders.OfType<Sequence>();

    /// <summary>Whether a slot is free.</summary>
    public bool HasFree => Array.IndexOf(_holders, null) >= 0;

    /// <summary>Gives a free slot to a request and says from where to copy what of it is cached elsewhere.</summary>
    public (int Slot, int Donor, int Reused) Take(Sequence sequence)
    {
        var (donor, shared) = Enumerable.Range(0, slots).Select(slot => (slot, Shared: Common(Cached(slot), sequence.Keys))).MaxBy(pair => pair.Shared);
        // The last token is always computed: its logits are wanted.
        shared = Math.Min(shared, sequence.Prompt.Tokens.Length - 1);
        if (shared < ShortestReuse) (donor, shared) = (-1, 0);
        var inPlace = donor >= 0 && _holders[donor] is null && shared >= _contents[donor].Count - 1;
        var slot = inPlace ? donor : Victim(donor);
        _holders[slot] = sequence;
        _contents[slot] = [];
        sequence.Slot = slot;
        sequence.Reused = sequence.Cached = shared;
        return (slot, slot == donor ? -1 : donor, shared);
    }

    /// <summary>Frees a request's slot; what it holds may be used by others.</summary>
    public void Release(Sequence sequence)
    {
        _holders[sequence.Slot] = null;
        _contents[sequence.Slot] = sequence.Keys.Take(sequence.Cached).ToList();
        _lastUse[sequence.Slot] = ++_clock;
    }

    /// <summary>The free slot that is missed least: an empty one, else the one that was used longest ago.</summary>
    private int Victim(int donor)
    {
        var free = Enumerable.Range(0, slots).Where(slot => _holders[slot] is null).ToArray();
        var low = free.Where(slot => slot < _holders.Count(holder => holder is not null) + 1 + kept).ToArray();
        if (low.Length > 0) free = low;
        return free.OrderBy(slot => slot == donor).ThenBy(slot => _contents[slot].Count > 0).ThenBy(slot => _lastUse[slot]).First();
    }

    private IEnumerable<long> Cached(int slot) => _holders[slot] is { } holder ? holder.Keys.Take(holder.Cached) : _contents[slot];

    private static int Common(IEnumerable<long> cached, List<long> keys) => cached.Zip(keys).TakeWhile(pair => pair.First == pair.Second).Count();
}
