using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Model.Authoring;

/// <summary>A tool that a model wrote: a function in one of a problem's steps. Whether it runs on its own, <see cref="ToolTrial"/> tells.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Signature">Return type, name and parameters.</param>
/// <param name="Source">The whole function.</param>
/// <param name="Example">What else the step says: calls of it.</param>
public sealed record ProposedTool(string Name, string Signature, string Source, string Example)
{
    /// <summary>Characters of a tool, most.</summary>
    public const int LongestSource = 4_000;

    /// <summary>The functions of those names that steps declare, each where it is declared first.</summary>
    internal static ImmutableArray<ProposedTool> FindAll(IEnumerable<string> names, IEnumerable<ThinkingStep> steps)
    {
        var wanted = names.Select(n => n.Trim('`', ' ')).Select(n => n.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? n[..end].Trim() : n).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 ? [] : [.. steps.SelectMany(s => Declared(s.Code, wanted)).DistinctBy(t => t.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<ProposedTool> Declared(string code, HashSet<string> wanted)
    {
        // Text that is no program has no functions either; nothing of it is run here.
        var statements = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithKind(SourceCodeKind.Script)).GetCompilationUnitRoot().Members;
        foreach (var member in statements)
        {
            var (name, signature) = member switch
            {
                MethodDeclarationSyntax method => (method.Identifier.Text, $"{method.ReturnType} {method.Identifier}{method.ParameterList}"),
                GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax local } => (local.Identifier.Text, $"{local.ReturnType} {local.Identifier}{local.ParameterList}"),
                _ => ("", ""),
            };
            var source = member.ToString();
            if (wanted.Contains(name) && source.Length <= LongestSource)
            {
                yield return new ProposedTool(name, signature, source, string.Join('\n', statements.Where(m => m != member).Select(m => m.ToString())));
            }
        }
    }
}
