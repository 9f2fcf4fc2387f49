using System.Text;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Knowledge.Tools;

/// <summary>
/// Reads a file of visual tools: functions of the figure language one after another, each under doc comments
/// <c>&lt;summary&gt;</c>, <c>&lt;figures&gt;kind, kind&lt;/figures&gt;</c> and <c>&lt;example&gt;</c>.
/// </summary>
/// <remarks>It finds where a function begins and ends, and no more: whether its body is right, the figure language's parser tells.</remarks>
public sealed class ToolFile
{
    /// <summary>The largest file read, in characters.</summary>
    public const int MaxLength = 1_000_000;

    private readonly string _file;
    private readonly string _text;
    private readonly FigureKindCatalog _kinds;
    private readonly List<OutlineError> _errors = [];
    private readonly List<VisualTool> _tools = [];
    private int _at;

    private ToolFile(string file, string text, FigureKindCatalog kinds)
    {
        _file = file;
        _text = text;
        _kinds = kinds;
    }

    /// <summary>Reads a file of tools.</summary>
    /// <exception cref="OutlineException">The file is not of the form; every error is listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<VisualTool> Read(string path, FigureKindCatalog kinds)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > MaxLength)
            throw new OutlineException([new OutlineError(name, 0, $"is longer than {MaxLength} bytes")]);
        return Parse(name, File.ReadAllText(path, Encoding.UTF8), kinds);
    }

    /// <summary>Reads the text of a file of tools; <paramref name="file"/> names it in errors.</summary>
    /// <exception cref="OutlineException">The text is not of the form; every error is listed.</exception>
    public static IReadOnlyList<VisualTool> Parse(string file, string text, FigureKindCatalog kinds)
    {
        var reader = new ToolFile(file, text.ReplaceLineEndings("\n"), kinds);
        while (reader.SkipToDeclaration() && reader.ReadTool())
        {
        }

        foreach (var twice in reader._tools.GroupBy(tool => tool.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
            reader._errors.Add(new OutlineError(file, 0, $"the tool {twice.Key} occurs twice"));
        return reader._errors.Count == 0 ? reader._tools : throw new OutlineException(reader._errors);
    }

    private int Line => _text.AsSpan(0, _at).Count('\n') + 1;

    private bool SkipToDeclaration()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at < _text.Length;
    }

    private bool ReadTool()
    {
        var line = Line;
        var docs = ReadDocs();
        var start = _at;
        var open = _text.IndexOf('(', start);
        var name = open < 0 ? "" : _text[start..open].Trim().Split(' ', '\n')[^1];
        if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetterUpper(name[0]))
            return Fail(Line, "here a function should begin: a type, a name with a capital, parameters in parentheses");
        if (!SkipBracketed('(', ')', open))
            return Fail(line, $"the parameters of {name} do not end");
        var signature = string.Join(' ', _text[start.._at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!SkipBody())
            return Fail(line, $"the body of {name} does not end");
        var summary = Section(docs, "summary");
        var kinds = Section(docs, "figures").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (summary.Length == 0)
            _errors.Add(new OutlineError(_file, line, $"{name} has no <summary>"));
        var example = Section(docs, "example");
        if (example.Length == 0)
            _errors.Add(new OutlineError(_file, line, $"{name} has no <example>"));
        if (kinds.Length == 0)
            _errors.Add(new OutlineError(_file, line, $"{name} has no <figures>"));
        foreach (var kind in kinds.Where(kind => !_kinds.Contains(kind)))
            _errors.Add(new OutlineError(_file, line, $"{name} names the unknown figure kind '{kind}'"));
        _tools.Add(new VisualTool(name, signature, summary, example, [.. kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], _text[start.._at], ToolOrigin.Seed));
        return true;
    }

    private bool Fail(int line, string reason)
    {
        _errors.Add(new OutlineError(_file, line, reason));
        return false;
    }

    private string ReadDocs()
    {
        var docs = new StringBuilder();
        while (SkipToDeclaration() && _text.AsSpan(_at).StartsWith("///"))
        {
            var end = _text.IndexOf('\n', _at);
            end = end < 0 ? _text.Length : end;
            docs.Append(_text, _at + 3, end - _at - 3).Append(' ');
            _at = end;
        }

        return docs.ToString();
    }

    private static string Section(string docs, string tag)
    {
        var start = docs.IndexOf($"<{tag}>", StringComparison.Ordinal);
        var end = docs.IndexOf($"</{tag}>", StringComparison.Ordinal);
        if (start < 0 || end < start)
            return "";
        return string.Join(' ', docs[(start + tag.Length + 2)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private bool SkipBody()
    {
        SkipToDeclaration();
        if (_text.AsSpan(_at).StartsWith("{"))
            return SkipBracketed('{', '}', _at);
        return _text.AsSpan(_at).StartsWith("=>") && SkipBracketed('(', ')', _at, ';');
    }

    /// <summary>
    /// Moves behind the bracket that closes the one at a position, or, given an end, behind that end outside of brackets; brackets in
    /// strings, characters and comments don't count.
    /// </summary>
    private bool SkipBracketed(char open, char close, int from, char? end = null)
    {
        var depth = 0;
        for (var i = from; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c is '"' or '\'')
            {
                i = EndOfQuote(i);
            }
            else if (_text.AsSpan(i).StartsWith("//"))
            {
                i = Math.Max(i, _text.IndexOf('\n', i) - 1);
            }
            else if (c == open)
            {
                depth++;
            }
            else if ((c == close && --depth == 0 && end is null) || (c == end && depth == 0))
            {
                _at = i + 1;
                return true;
            }
        }

        return false;
    }

    private int EndOfQuote(int from)
    {
        var quote = _text[from];
        for (var i = from + 1; i < _text.Length && _text[i] != '\n'; i++)
        {
            if (_text[i] == '\\')
                i++;
            else if (_text[i] == quote)
                return i;
        }

        return from;
    }
}
