namespace Flywheel.Model.Interaction;

/// <summary>A program that the model wrote between code tags.</summary>
/// <param name="Language">The fence's language name in lower case; empty without a name.</param>
/// <param name="Code">The program, without its fence.</param>
public sealed record CodeBlock(string Language, string Code)
{
    private static readonly string[] Fences = ["```", "'''"];

    /// <summary>
    /// Reads what stands between the tags: a block fenced with backticks, one fenced with apostrophes, or bare code. A fence that is not closed
    /// ends with the text; words around the fence are left out; of several fenced blocks, the code of all is joined, as the model meant one program.
    /// </summary>
    /// <param name="text">The text between <c>&lt;code&gt;</c> and <c>&lt;/code&gt;</c>.</param>
    public static CodeBlock Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        string? fence = null, language = null;
        var code = new List<string>();
        foreach (var line in lines)
        {
            var trimmed = line.Trim();
            if (fence is null)
            {
                fence = Array.Find(Fences, f => IsOpening(trimmed, f));
                if (fence is not null)
                {
                    language ??= trimmed[3..].Trim().ToLowerInvariant();
                }
            }
            else if (trimmed == fence)
            {
                fence = null;
            }
            else if (trimmed.EndsWith(fence, StringComparison.Ordinal) && trimmed.Length > 3 && Count(line, fence) % 2 == 1)
            {
                code.Add(line[..line.LastIndexOf(fence, StringComparison.Ordinal)]);
                fence = null;
            }
            else
            {
                code.Add(line);
            }
        }

        return language is null ? new CodeBlock("", Inline(text.Trim())) : new CodeBlock(language, string.Join('\n', code).Trim('\n'));
    }

    /// <summary>A fence alone on its line, or with a language's name; a Python docstring of apostrophes is neither.</summary>
    private static bool IsOpening(string line, string fence) =>
        line.StartsWith(fence, StringComparison.Ordinal) && line.Length <= 16 && line.AsSpan(3).Trim().IndexOfAnyExcept(NameCharacters) < 0;

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#+.-");

    /// <summary>Bare code, or a fence that opens and closes on one line.</summary>
    private static string Inline(string text)
    {
        var fence = Array.Find(Fences, f => text.Length >= 6 && text.StartsWith(f, StringComparison.Ordinal) && text.EndsWith(f, StringComparison.Ordinal));
        return fence is null ? text : text[3..^3].Trim();
    }

    private static int Count(string line, string fence)
    {
        var count = 0;
        for (var at = line.IndexOf(fence, StringComparison.Ordinal); at >= 0; at = line.IndexOf(fence, at + fence.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
