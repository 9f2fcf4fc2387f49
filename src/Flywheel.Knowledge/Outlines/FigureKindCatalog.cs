using System.Text;

namespace Flywheel.Knowledge.Outlines;

/// <summary>The kinds of figure that topics and tools may name, with a sentence on what each shows.</summary>
public sealed class FigureKindCatalog
{
    private readonly Dictionary<string, string> _descriptions;

    private FigureKindCatalog(Dictionary<string, string> descriptions, IReadOnlyList<string> kinds)
    {
        _descriptions = descriptions;
        Kinds = kinds;
    }

    /// <summary>The kinds in the order of the file.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Whether the kind is known; upper and lower case differ.</summary>
    public bool Contains(string kind) => _descriptions.ContainsKey(kind);

    /// <summary>What a picture of this kind shows.</summary>
    /// <exception cref="KeyNotFoundException">The kind is unknown.</exception>
    public string Describe(string kind) => _descriptions[kind];

    /// <summary>Reads a file of <c>kind TAB description</c> lines under one line of headings.</summary>
    /// <exception cref="OutlineException">A line has another form, or a kind occurs twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FigureKindCatalog Read(string path)
    {
        var name = Path.GetFileName(path);
        var errors = new List<OutlineError>();
        var kinds = new List<string>();
        var descriptions = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllText(path, Encoding.UTF8).TrimEnd('\n').Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var parts = lines[i].TrimEnd('\r').Split('\t');
            if (parts.Length != 2 || !string.Equals(Slug.Of(parts[0]), parts[0], StringComparison.Ordinal) || parts[1].Length == 0)
                errors.Add(new OutlineError(name, i + 1, "not of the form: kind in lower case with hyphens, tab, what the picture shows"));
            else if (!descriptions.TryAdd(parts[0], parts[1]))
                errors.Add(new OutlineError(name, i + 1, $"the kind '{parts[0]}' occurs twice"));
            else
                kinds.Add(parts[0]);
        }

        if (kinds.Count == 0)
            errors.Add(new OutlineError(name, 0, "names no figure kind"));
        return errors.Count == 0 ? new FigureKindCatalog(descriptions, kinds) : throw new OutlineException(errors);
    }
}
