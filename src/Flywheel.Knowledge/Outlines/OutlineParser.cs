using System.Globalization;
using System.Text;
using Flywheel.Knowledge.Graph;

namespace Flywheel.Knowledge.Outlines;

/// <summary>
/// Reads the outline of one domain: a line a node, one tab a level (domain, branch, topic, concept, principle); a topic's line goes on
/// with <c> | figures=kind, kind</c> and may end with <c> | requires=Topic; Topic</c>, naming topics of the same domain.
/// </summary>
/// <remarks>Any bytes are safe to read: they give an outline or an <see cref="OutlineException"/>, within time linear in their number.</remarks>
public sealed class OutlineParser
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The longest line read, in bytes.</summary>
    public const int MaxLineBytes = 4096;

    /// <summary>The most nodes of a domain.</summary>
    public const int MaxNodes = 50_000;

    /// <summary>How many errors are listed before reading stops.</summary>
    public const int MaxErrors = 1000;

    /// <summary>How many principles may begin with the same two words: more of them read like padding.</summary>
    public const int MaxSameStart = 25;

    private const int MaxCycles = 20;
    private const int MaxCycleNames = 12;
    private const int MinName = 3;
    private const int MaxName = 100;
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly FigureKindCatalog _kinds;
    private readonly string _file;
    private readonly List<OutlineError> _errors = [];
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<string, int> _lineOfSlug = new(StringComparer.Ordinal);
    private readonly int[] _open = [-1, -1, -1, -1, -1];

    private OutlineParser(string file, FigureKindCatalog kinds)
    {
        _file = file;
        _kinds = kinds;
    }

    /// <summary>Reads an outline file.</summary>
    /// <exception cref="OutlineException">The file is not a good outline; every error is listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Outline ReadFile(string path, FigureKindCatalog kinds)
    {
        var name = Path.GetFileName(path);
        using var stream = File.OpenRead(path);
        if (stream.CanSeek && stream.Length > MaxBytes)
            throw TooLong(name);
        var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            // A pipe or device tells no length, and may never end.
            if (buffer.Length + read > MaxBytes)
                throw TooLong(name);
            buffer.Write(chunk, 0, read);
        }

        return Parse(name, buffer.GetBuffer().AsSpan(0, (int)buffer.Length), kinds);
    }

    /// <summary>Reads an outline from the bytes of its file: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.</summary>
    /// <param name="file">The name used in errors.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="kinds">The figure kinds that topics may name.</param>
    /// <exception cref="OutlineException">The bytes are not a good outline; every error is listed.</exception>
    public static Outline Parse(string file, ReadOnlySpan<byte> content, FigureKindCatalog kinds)
    {
        if (content.Length > MaxBytes)
            throw TooLong(file);
        var parser = new OutlineParser(file, kinds);
        parser.ReadLines(content);
        return parser.Finish();
    }

    private static OutlineException TooLong(string file)
        => new([new OutlineError(file, 0, $"is longer than {MaxBytes} bytes: a domain's outline has some tens of thousands")]);

    private void ReadLines(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        for (var number = 1; !content.IsEmpty && _errors.Count < MaxErrors; number++)
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (line.EndsWith("\r"u8))
                line = line[..^1];
            ReadLine(number, line);
            if (_drafts.Count > MaxNodes)
            {
                Report(number, $"the domain has more than {MaxNodes} nodes");
                return;
            }
        }

        if (_drafts.Count == 0 && _errors.Count == 0)
            Report(0, "is empty");
    }

    private void ReadLine(int number, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLineBytes)
        {
            Report(number, $"is {bytes.Length} bytes long; at most {MaxLineBytes} are read");
            return;
        }

        string line;
        try
        {
            line = s_strictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            Report(number, $"is not UTF-8 at byte {error.Index + 1} of the line");
            return;
        }

        if (string.IsNullOrWhiteSpace(line))
            Report(number, "is blank");
        else if (FirstForbidden(line) is { } character)
            Report(number, $"holds the invisible character U+{character:X4}");
        else
            ReadNode(number, line);
    }

    private void ReadNode(int number, string line)
    {
        var depth = line.Length - line.AsSpan().TrimStart('\t').Length;
        var body = line.Trim('\t');
        if (body.Contains('\t') || body.Length != body.AsSpan().Trim().Length || line.Length != depth + body.Length)
            Report(number, "has stray white space: tabs only in front, spaces only between words");
        var previous = _drafts.Count == 0 ? -1 : (int)_drafts[^1].Level;
        if (depth > (int)KnowledgeLevel.Principle || depth > previous + 1)
        {
            Report(number, previous < 0 ? "the first line is the domain and has no tab in front" : $"lies at depth {depth}, right after depth {previous}");
            depth = Math.Min(previous + 1, (int)KnowledgeLevel.Principle);
        }
        else if (depth == 0 && previous >= 0)
        {
            Report(number, "is a second domain: only the first line has no tab in front");
            depth = (int)KnowledgeLevel.Branch;
        }

        var parts = body.Split(" | ").Select(part => part.Trim()).ToArray();
        var level = (KnowledgeLevel)depth;
        CheckName(number, parts[0]);
        var draft = new Draft(number, depth == 0 ? -1 : _open[depth - 1], level, parts[0]);
        if (level == KnowledgeLevel.Topic)
            ReadTopic(draft, parts.AsSpan(1));
        else if (parts.Length > 1)
            Report(number, "only the lines of topics (two tabs) may hold ' | '");
        _open[depth] = _drafts.Count;
        _drafts.Add(draft);
    }

    private void CheckName(int number, string name)
    {
        var length = name.EnumerateRunes().Count();
        if (length is < MinName or > MaxName)
            Report(number, $"the name has {length} characters; {MinName} to {MaxName} are allowed");
        if (name.EndsWith('.'))
            Report(number, "the name ends with a full stop");
        var afterNumber = name.AsSpan().TrimStart("0123456789.");
        if (afterNumber.Length < name.Length && !afterNumber.IsEmpty && char.IsWhiteSpace(afterNumber[0]))
            Report(number, "the name starts with a number, as if items were numbered");
        var slug = Slug.Of(name);
        if (slug.Length == 0)
            Report(number, "the name has no letter or digit");
        else if (!_lineOfSlug.TryAdd(slug, number))
            Report(number, $"the name '{name}' repeats that of line {_lineOfSlug[slug]}");
    }

    private void ReadTopic(Draft draft, ReadOnlySpan<string> fields)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var equals = field.IndexOf('=');
            var key = equals < 0 ? field : field[..equals];
            var value = equals < 0 ? "" : field[(equals + 1)..];
            if (equals < 0 || key is not ("figures" or "requires"))
                Report(draft.Line, $"'{Shorten(field)}' is not of the form figures=... or requires=...");
            else if (!seen.Add(key))
                Report(draft.Line, $"{key}= occurs twice");
            else if (key is "figures")
                ReadKinds(draft, value);
            else
                draft.RequiredNames.AddRange(value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        if (draft.Kinds.Count == 0)
            Report(draft.Line, "the topic names no figure kind: end the line with ' | figures=kind, kind'");
    }

    private void ReadKinds(Draft draft, string value)
    {
        foreach (var kind in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_kinds.Contains(kind))
                Report(draft.Line, $"the figure kind '{Shorten(kind)}' is unknown: the file of figure kinds lists those there are");
            draft.Kinds.Add(kind);
        }
    }

    private Outline Finish()
    {
        // A file read in part would be blamed for what its rest holds.
        if (_errors.Count < MaxErrors)
        {
            ResolveRequirements();
            CheckChildren();
            CheckCycles();
            CheckStarts();
        }

        if (_errors.Count > 0)
            throw new OutlineException([.. _errors.OrderBy(error => error.Line).Take(MaxErrors), .. Rest()]);
        return new Outline([.. _drafts.Select(draft => draft.ToNode())]);
    }

    private IEnumerable<OutlineError> Rest()
        => _errors.Count < MaxErrors ? [] : [new OutlineError(_file, 0, $"reading stopped after {MaxErrors} errors")];

    private void ResolveRequirements()
    {
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _drafts.Count; i++)
        {
            if (_drafts[i].Level == KnowledgeLevel.Topic)
                topics.TryAdd(_drafts[i].Name, i);
        }

        foreach (var draft in _drafts)
        {
            foreach (var name in draft.RequiredNames)
            {
                if (topics.TryGetValue(name, out var index))
                    draft.Requires.Add(index);
                else
                    Report(draft.Line, $"requires the topic '{Shorten(name)}', which this domain does not have");
            }
        }
    }

    private void CheckChildren()
    {
        for (var i = 0; i < _drafts.Count; i++)
        {
            var draft = _drafts[i];
            if (draft.Level != KnowledgeLevel.Principle && (i + 1 == _drafts.Count || _drafts[i + 1].Level <= draft.Level))
                Report(draft.Line, $"'{draft.Name}' is a {draft.Level.ToString().ToLowerInvariant()} with nothing below it");
        }
    }

    /// <summary>Follows requirements with an explicit stack, so that a chain of thousands of topics cannot overflow the real one.</summary>
    private void CheckCycles()
    {
        var state = new byte[_drafts.Count];
        var cycles = 0;
        for (var start = 0; start < _drafts.Count; start++)
        {
            var path = new List<(int Node, IEnumerator<int> Next)>();
            Enter(start);
            while (path.Count > 0)
            {
                var (node, next) = path[^1];
                if (!next.MoveNext())
                {
                    state[node] = 2;
                    path.RemoveAt(path.Count - 1);
                }
                else if (state[next.Current] == 1)
                {
                    ReportCycle(node, [.. path.Select(step => step.Node).SkipWhile(index => index != next.Current), next.Current]);
                    if (++cycles == MaxCycles)
                        return;
                }
                else
                {
                    Enter(next.Current);
                }
            }

            void Enter(int node)
            {
                if (state[node] != 0)
                    return;
                state[node] = 1;
                path.Add((node, _drafts[node].Requires.GetEnumerator()));
            }
        }
    }

    private void ReportCycle(int last, int[] cycle)
    {
        var names = cycle.Select(index => _drafts[index].Name).ToArray();
        if (names.Length > MaxCycleNames)
            names = [.. names[..(MaxCycleNames - 1)], "…", names[^1]];
        Report(_drafts[last].Line, "requires form a cycle: " + string.Join(" -> ", names));
    }

    private void CheckStarts()
    {
        var starts = _drafts.Where(draft => draft.Level == KnowledgeLevel.Principle)
            .GroupBy(draft => string.Join(' ', draft.Name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)), StringComparer.Ordinal);
        foreach (var group in starts.Where(group => group.Count() > MaxSameStart))
        {
            Report(group.First().Line, $"{group.Count()} principles start with '{group.Key}': "
                + $"vary them, more than {MaxSameStart} read like padding");
        }
    }

    private void Report(int line, string reason) => _errors.Add(new OutlineError(_file, line, reason));

    private static string Shorten(string text) => text.Length <= MaxName ? text : text[..MaxName] + "…";

    private static int? FirstForbidden(string line)
    {
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value is '\t' or 0x200C or 0x200D)
                continue;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return rune.Value;
        }

        return null;
    }

    private sealed class Draft(int line, int parent, KnowledgeLevel level, string name)
    {
        public int Line { get; } = line;

        public KnowledgeLevel Level { get; } = level;

        public string Name { get; } = name;

        public SortedSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public List<string> RequiredNames { get; } = [];

        public SortedSet<int> Requires { get; } = [];

        public OutlineNode ToNode() => new(Line, parent, Level, Name, [.. Kinds], [.. Requires]);
    }
}
