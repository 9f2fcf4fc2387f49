using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>From text to lowered program: scan, Roslyn, lowering. Safe on any text within the limits.</summary>
internal sealed class SourceParser(FigureLimits limits, FrozenDictionary<string, Overloads> vocabulary, FrozenDictionary<string, Overloads> foreign, FrozenDictionary<string, ToolFunction> tools)
{
    private const int MostErrors = 5;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Regular);

    /// <summary>Parses a program, or (for answers) a single expression.</summary>
    /// <param name="source">The text.</param>
    /// <param name="mayBeExpression">Whether a single expression will do.</param>
    /// <param name="errors">What is wrong; empty where the result is of use.</param>
    public FunctionCode? Parse(string source, bool mayBeExpression, out ImmutableArray<FigureError> errors)
    {
        var scan = SourceScan.Of(source, limits);
        if (scan.Error is { } error)
        {
            errors = [error];
            return null;
        }

        var lowering = new Lowering(source, vocabulary, foreign, tools);
        FunctionCode? code = null;
        if (mayBeExpression && !scan.HasStatements)
        {
            var expression = SyntaxFactory.ParseExpression(source, options: Options, consumeFullText: true);
            errors = Errors(expression, source);
            code = errors.IsEmpty ? lowering.Program(expression) : null;
        }
        else
        {
            var unit = SyntaxFactory.ParseCompilationUnit(source, options: Options);
            errors = Errors(unit, source);
            code = errors.IsEmpty ? lowering.Program(unit) : null;
        }

        errors = errors.IsEmpty ? lowering.Errors : errors;
        return code;
    }

    /// <summary>Parses a tool, and reads its header.</summary>
    public ParsedTool ParseTool(VisualToolSource tool)
    {
        var lines = new LineMap(tool.Source);
        if (SourceScan.Of(tool.Source, limits).Error is { } refused)
        {
            return Refused([refused]);
        }

        var unit = SyntaxFactory.ParseCompilationUnit(tool.Source, options: Options);
        if (Errors(unit, tool.Source) is { IsEmpty: false } errors)
        {
            return Refused(errors);
        }

        if (unit is not { Usings: [], Members: [GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function }] } || function.Identifier.ValueText != tool.Name)
        {
            return Refused([new FigureError(FigureErrorKind.Syntax, 1, 1, $"The tool must be one function named {Words.Clip(tool.Name)}.")]);
        }

        try
        {
            return new ParsedTool(tool.Source, Lowering.HeaderOf(function), function, lines, []);
        }
        catch (ProgramException error)
        {
            return Refused([Words.Error(error.Kind, lines, error.Position, error.Message, error.Suggestion)]);
        }

        ParsedTool Refused(ImmutableArray<FigureError> errors) => new(tool.Source, null, null, lines, errors);
    }

    /// <summary>Lowers a tool's body.</summary>
    public LoweredTool LowerTool(ParsedTool tool)
    {
        if (tool.Header is null)
        {
            return new LoweredTool(null, tool.Errors);
        }

        var lowering = new Lowering(tool.Source, vocabulary, foreign, tools);
        var code = lowering.Tool(tool.Syntax!, tool.Header);
        return new LoweredTool(lowering.Errors.IsEmpty ? code : null, lowering.Errors);
    }

    private static ImmutableArray<FigureError> Errors(SyntaxNode root, string source)
    {
        if (!root.ContainsDiagnostics)
        {
            return [];
        }

        // One error leads to others close by; the first of a line is the one to mend.
        var lines = new LineMap(source);
        var errors = ImmutableArray.CreateBuilder<FigureError>();
        var reported = 0;
        var diagnostics = Diagnostics(root, out var isWhole);
        foreach (var diagnostic in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            var error = SyntaxMessages.Of(diagnostic, source, lines);
            if (errors.Count == MostErrors)
            {
                break;
            }

            if (error.Line > reported)
            {
                errors.Add(error);
                reported = error.Line + (SyntaxMessages.MissesSemicolon(diagnostic, source) ? 1 : 0);
            }
        }

        return errors.Count > 0 || isWhole ? errors.ToImmutable() : [new FigureError(FigureErrorKind.Syntax, 1, 1, "This cannot be read as code.")];
    }

    /// <summary>
    /// The parser's diagnostics, as far as it can tell them: one that belongs to a missing expression at the very start would lie before the
    /// source, which the parser itself refuses with an exception.
    /// </summary>
    private static List<Diagnostic> Diagnostics(SyntaxNode root, out bool isWhole)
    {
        isWhole = true;
        var diagnostics = new List<Diagnostic>();
        try
        {
            diagnostics.AddRange(root.GetDiagnostics());
        }
        catch (ArgumentOutOfRangeException)
        {
            // Those found before it stand.
            isWhole = false;
        }

        return diagnostics;
    }
}
