using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Microsoft.SemanticKernel;

namespace Flywheel.Model.Authoring;

/// <summary>
/// The prompts, one file each: <c>&lt;message&gt;</c> elements with variables. What is put into a variable cannot add messages. Thread-safe.
/// </summary>
public sealed class PromptLibrary
{
    private const string Extension = ".prompt";

    private readonly FrozenDictionary<string, KernelFunction> _functions;

    private PromptLibrary(IReadOnlyDictionary<string, string> texts)
    {
        _functions = texts.ToFrozenDictionary(t => t.Key, t => Create(t.Key, t.Value), StringComparer.Ordinal);
        var all = string.Concat(texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}\n{t.Value}\n"));
        Versions = texts.ToFrozenDictionary(t => t.Key, t => Digest(t.Value), StringComparer.Ordinal);
        Hash = Digest(all);
    }

    /// <summary>The prompts that ship with the program.</summary>
    public static PromptLibrary Shipped { get; } = new(ReadShipped());

    /// <summary>The names of the prompts, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Changes with any word of any prompt.</summary>
    public string Hash { get; }

    /// <summary>The shipped prompts, with those replaced that a folder holds under the same file name.</summary>
    /// <param name="folder">A folder with files such as <c>creator.prompt</c>.</param>
    /// <exception cref="IOException">A file has a name that no prompt has, or no messages.</exception>
    public static PromptLibrary Read(string folder)
    {
        var texts = ReadShipped();
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!texts.ContainsKey(name))
            {
                throw new IOException($"{file}: there is no prompt of that name; there are {string.Join(", ", texts.Keys.Order(StringComparer.Ordinal))}.");
            }

            texts[name] = File.ReadAllText(file);
            if (FindError(texts[name]) is { } error)
            {
                throw new IOException($"{file}: {error}");
            }
        }

        return new PromptLibrary(texts);
    }

    /// <summary>A digest of each prompt, by name; it changes with any word of that prompt.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>The prompt of that name as a function.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public KernelFunction this[string name] => _functions[name];

    /// <summary>Text for a variable: without the characters that a message cannot hold, which models do write.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static KernelFunction Create(string name, string text) => KernelFunctionFactory.CreateFromPrompt(new PromptTemplateConfig(text) { Name = name });

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string? FindError(string text)
    {
        try
        {
            var document = new XmlDocument { XmlResolver = null };
            document.LoadXml($"<prompt>{text}</prompt>");
            return document.DocumentElement!.SelectNodes("message[@role]")!.Count > 0 ? null : "it has no <message role=\"...\">.";
        }
        catch (XmlException e)
        {
            return $"it is no sequence of messages: {e.Message}";
        }
    }

    private static Dictionary<string, string> ReadShipped()
    {
        var assembly = typeof(PromptLibrary).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Extension, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            texts[Path.GetFileNameWithoutExtension(resource)] = reader.ReadToEnd();
        }

        return texts;
    }
}
