using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace Microsoft.SemanticKernel;

/// <summary>A template with variables (<c>{{$name}}</c>); their values are encoded, so that they cannot add messages to the prompt.</summary>
internal sealed partial class PromptTemplate
{
    private readonly string _template;
    private readonly List<InputVariable> _variables;

    /// <exception cref="KernelException">A block that is no variable.</exception>
    public PromptTemplate(PromptTemplateConfig config)
    {
        if (config.TemplateFormat != PromptTemplateConfig.SemanticKernelTemplateFormat)
            throw new KernelException($"Prompt template format {config.TemplateFormat} is not supported.");
        (_template, _variables) = (config.Template, config.InputVariables);
        if (Variable().Replace(_template, "").Contains("{{", StringComparison.Ordinal))
            throw new KernelException("The template calls a function or has an unclosed block; only variables are supported.");
    }

    public string Render(KernelArguments arguments)
    {
        var text = new StringBuilder();
        var start = 0;
        foreach (Match match in Variable().Matches(_template))
        {
            text.Append(_template, start, match.Index - start).Append(HttpUtility.HtmlEncode(Value(match.Groups["name"].Value, arguments)));
            start = match.Index + match.Length;
        }

        return text.Append(_template, start, _template.Length - start).ToString();
    }

    private string Value(string name, KernelArguments arguments) =>
        (arguments.TryGetValue(name, out var value) ? value : _variables.Find(v => v.Name == name)?.Default)?.ToString() ?? "";

    [GeneratedRegex(@"\{\{\s*\$(?<name>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
