using System.Security.Cryptography;
using System.Text;

namespace Flywheel.Knowledge.Outlines;

/// <summary>One domain of knowledge: a tree of five levels that passed every check of <see cref="OutlineParser"/>.</summary>
public sealed class Outline
{
    /// <summary>The nodes in the order of the file, parents before children; the first is the domain itself.</summary>
    public IReadOnlyList<OutlineNode> Nodes { get; }

    /// <summary>The domain's id: the slug of its name.</summary>
    public string DomainId { get; }

    /// <summary>SHA-256 of the outline's meaning, in lower-case hexadecimal; a byte order mark or other line ends don't change it.</summary>
    public string Fingerprint { get; }

    internal Outline(IReadOnlyList<OutlineNode> nodes)
    {
        Nodes = nodes;
        DomainId = Slug.Of(nodes[0].Name);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())));
    }

    /// <summary>The outline in its file format, with line feeds alone, figure kinds and requirements in sorted order.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var node in Nodes)
        {
            text.Append('\t', (int)node.Level).Append(node.Name);
            if (node.FigureKinds.Count > 0)
                text.Append(" | figures=").AppendJoin(", ", node.FigureKinds);
            if (node.Requires.Count > 0)
                text.Append(" | requires=").AppendJoin("; ", node.Requires.Select(index => Nodes[index].Name));
            text.Append('\n');
        }

        return text.ToString();
    }
}
