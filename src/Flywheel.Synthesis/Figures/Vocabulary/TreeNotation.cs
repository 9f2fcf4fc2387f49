using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Reads the bracket notation of trees: <c>label(child, child)</c>, a hyphen for a missing child, <c>branch: label</c> for a labelled branch.
/// </summary>
internal sealed class TreeNotation
{
    private const int MostLevels = 12;
    private readonly string _text;
    private readonly int _limit;
    private readonly List<Node> _nodes = [];
    private int _at;

    /// <summary>Reads a notation.</summary>
    /// <exception cref="FigureException">It is malformed or has too many nodes; the message says where.</exception>
    public TreeNotation(string text, int limit)
    {
        (_text, _limit) = (text, limit);
        if (Read(parent: -1, depth: 0, side: 0) < 0)
        {
            throw Malformed("The root is missing");
        }

        if (_at < text.Length)
        {
            throw Malformed($"There is a stray \"{text[_at]}\"");
        }
    }

    /// <summary>The nodes in preorder.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    private int Read(int parent, int depth, int side)
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('(' or ')' or ','))
        {
            _at++;
        }

        var written = _text[start.._at].Trim();
        if (written.Length == 0)
        {
            throw Malformed("A label is missing");
        }

        if (written == "-")
        {
            return -1;
        }

        if (_nodes.Count == _limit || depth > MostLevels)
        {
            throw new FigureException($"A tree has at most {_limit} nodes and {MostLevels} levels below its root.", kind: FigureErrorKind.Budget);
        }

        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var id = _nodes.Count;
        _nodes.Add(new Node(written[(colon + 1)..].Trim(), colon < 0 ? "" : written[..colon].Trim(), parent, depth, side, []));
        if (_at < _text.Length && _text[_at] == '(')
        {
            _nodes[id] = _nodes[id] with { Children = Children(id, depth) };
        }

        return id;
    }

    private ImmutableArray<int> Children(int parent, int depth)
    {
        var children = ImmutableArray.CreateBuilder<int>();
        do
        {
            _at++;
            children.Add(Read(parent, depth + 1, children.Count));
        }
        while (_at < _text.Length && _text[_at] == ',');

        if (_at == _text.Length || _text[_at] != ')')
        {
            throw Malformed("A closing bracket is missing");
        }

        _at++;
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return children.ToImmutable();
    }

    private FigureException Malformed(string what) =>
        new($"{what} at character {_at + 1} of the tree.", "Write a tree as root(child, child(grandchild, -)).");

    /// <summary>A node.</summary>
    /// <param name="Label">What is written in it.</param>
    /// <param name="Branch">What is written on the branch from its parent; empty for nothing.</param>
    /// <param name="Parent">Preorder number of its parent, -1 for the root.</param>
    /// <param name="Depth">Branches from the root.</param>
    /// <param name="Side">Place among its parent's children.</param>
    /// <param name="Children">Preorder numbers of its children, -1 for a missing one.</param>
    public sealed record Node(string Label, string Branch, int Parent, int Depth, int Side, ImmutableArray<int> Children);
}
