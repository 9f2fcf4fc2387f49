namespace Flywheel.Synthesis.Datasets;

/// <summary>Numbers from 0 that are put together into sets (union by size, path halving). Not safe for several threads.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;
    private readonly int[] _size;

    public DisjointSets(int count)
    {
        _parent = [.. Enumerable.Range(0, count)];
        _size = new int[count];
        Array.Fill(_size, 1);
    }

    /// <summary>The number that stands for the set.</summary>
    public int Find(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }

        return item;
    }

    /// <summary>Puts two sets together.</summary>
    public void Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b)
        {
            return;
        }

        if (_size[a] < _size[b])
        {
            (a, b) = (b, a);
        }

        _parent[b] = a;
        _size[a] += _size[b];
    }
}
