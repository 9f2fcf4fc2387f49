using System.Globalization;
using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families.Trees;

/// <summary>A rooted tree under construction: labels, and children by number; -1 for a missing child of a binary tree.</summary>
internal sealed class TreeShape
{
    private readonly List<string> _labels = [];
    private readonly List<List<int>> _children = [];

    /// <summary>Labels by number.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Number of nodes.</summary>
    public int Count => _labels.Count;

    /// <summary>Children of a node, missing ones left out.</summary>
    public IEnumerable<int> Children(int node) => _children[node].Where(c => c >= 0);

    /// <summary>The child on a side of a binary node; -1 for none.</summary>
    public int Child(int node, int side) => side < _children[node].Count ? _children[node][side] : -1;

    /// <summary>Adds a node.</summary>
    /// <returns>Its number.</returns>
    public int Add(string label)
    {
        _labels.Add(label);
        _children.Add([]);
        return Count - 1;
    }

    /// <summary>Adds a node as the last child of another.</summary>
    public int Add(string label, int parent)
    {
        var node = Add(label);
        _children[parent].Add(node);
        return node;
    }

    /// <summary>Makes a node the left (0) or right (1) child of another.</summary>
    public void Attach(int parent, int side, int node)
    {
        while (_children[parent].Count < 2)
        {
            _children[parent].Add(-1);
        }

        _children[parent][side] = node;
    }

    /// <summary>The bracket notation that the <c>Tree</c> primitive reads.</summary>
    public string Notation(int node = 0, Func<int, string>? label = null)
    {
        var own = label is null ? _labels[node] : label(node);
        return _children[node].Any(c => c >= 0)
            ? $"{own}({string.Join(", ", _children[node].Select(c => c < 0 ? "-" : Notation(c, label)))})"
            : own;
    }

    /// <summary>The nodes in preorder, as the primitive numbers them.</summary>
    public IEnumerable<int> Preorder(int node = 0) => [node, .. Children(node).SelectMany(Preorder)];

    /// <summary>Branches from the root to a node.</summary>
    public int Depth(int node) => node == 0 ? 0 : 1 + Depth(Parent(node));

    /// <summary>The parent; -1 for the root.</summary>
    public int Parent(int node) => _children.FindIndex(c => c.Contains(node));

    /// <summary>A binary search tree of distinct numbers inserted in random order, at most four levels deep below its root.</summary>
    public static TreeShape Search(SeededRandom random, int count)
    {
        var tree = new TreeShape();
        var keys = random.Sample(Enumerable.Range(2, 96), count);
        tree.Add(Text(keys[0]));
        foreach (var key in keys.Skip(1))
        {
            var (node, depth) = (0, 1);
            while (true)
            {
                var side = key < int.Parse(tree.Labels[node], CultureInfo.InvariantCulture) ? 0 : 1;
                var next = tree.Child(node, side);
                if (next < 0)
                {
                    if (depth > 4)
                    {
                        throw new DraftException("The tree is too deep to draw well.");
                    }

                    tree.Attach(node, side, tree.Add(Text(key)));
                    break;
                }

                (node, depth) = (next, depth + 1);
            }
        }

        return tree;
    }

    /// <summary>A binary tree of a random shape with the given labels in random order of insertion.</summary>
    public static TreeShape Binary(SeededRandom random, IReadOnlyList<string> labels)
    {
        var tree = new TreeShape();
        tree.Add(labels[0]);
        foreach (var label in labels.Skip(1))
        {
            var free = Enumerable.Range(0, tree.Count).Where(n => tree.Depth(n) < 3)
                .SelectMany(n => new[] { (Node: n, Side: 0), (Node: n, Side: 1) })
                .Where(p => tree.Child(p.Node, p.Side) < 0).ToArray();
            var (parent, side) = random.Pick(free);
            tree.Attach(parent, side, tree.Add(label));
        }

        return tree;
    }

    /// <summary>A tree of a random shape with the given labels, at most four levels and four children a node.</summary>
    public static TreeShape General(SeededRandom random, IReadOnlyList<string> labels)
    {
        var tree = new TreeShape();
        tree.Add(labels[0]);
        foreach (var label in labels.Skip(1))
        {
            var open = Enumerable.Range(0, tree.Count).Where(n => tree.Depth(n) < 3 && tree.Children(n).Count() < 4).ToArray();
            tree.Add(label, random.Pick(open));
        }

        return tree;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
