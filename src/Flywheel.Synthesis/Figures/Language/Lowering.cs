using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>
/// Turns Roslyn's syntax into delegates that run it: names become slots, calls are bound to primitives as far as the source allows, and
/// what the language leaves out is refused. Errors are collected a statement at a time.
/// </summary>
internal sealed partial class Lowering
{
    private const int MostErrors = 5;

    // The source scan bounds what nests by brackets and operators; chains such as a.b.c.d nest to the left and are bounded here.
    private const int DeepestExpression = 100;

    private const int DeepestArray = 8;

    private readonly FrozenDictionary<string, Overloads> _vocabulary;
    private readonly FrozenDictionary<string, Overloads> _foreign;
    private readonly FrozenDictionary<string, ToolFunction> _tools;
    private readonly List<FigureError> _errors = [];
    private readonly LineMap _lines;
    private FunctionScope _scope;
    private int _depth;
    private int _loops;
    private bool _isTool;

    /// <summary>Prepares lowering.</summary>
    /// <param name="source">The source, for positions.</param>
    /// <param name="vocabulary">What the program may call.</param>
    /// <param name="foreign">What programs of the other sort may call, to say so.</param>
    /// <param name="tools">The tools it may call.</param>
    public Lowering(string source, FrozenDictionary<string, Overloads> vocabulary, FrozenDictionary<string, Overloads> foreign, FrozenDictionary<string, ToolFunction> tools)
    {
        _lines = new LineMap(source);
        _vocabulary = vocabulary;
        _foreign = foreign;
        _tools = tools;
        _scope = new FunctionScope(null, new FunctionCode("the program"));
    }

    /// <summary>The errors found, in the order of the source.</summary>
    public ImmutableArray<FigureError> Errors => [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];

    /// <summary>Lowers a whole program.</summary>
    /// <returns>The program; of no use where there are errors.</returns>
    public FunctionCode Program(CompilationUnitSyntax unit)
    {
        Refuse(unit.Usings.FirstOrDefault() ?? (SyntaxNode?)unit.Externs.FirstOrDefault() ?? unit.AttributeLists.FirstOrDefault());
        var statements = new List<StatementSyntax>(unit.Members.Count);
        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax { AttributeLists.Count: 0, Modifiers.Count: 0 } global)
            {
                statements.Add(global.Statement);
            }
            else
            {
                Refuse(member);
            }
        }

        var body = Block(statements);
        return Finish(frame => body(frame) == Flow.Return ? frame.Result : default);
    }

    /// <summary>Lowers a single expression.</summary>
    public FunctionCode Program(ExpressionSyntax expression)
    {
        _scope.Open();
        Evaluator body = static _ => default;
        try
        {
            body = Lower(expression).Run;
        }
        catch (ProgramException error)
        {
            Record(error);
        }

        _scope.Close();
        return Finish(body);
    }

    /// <summary>Lowers a tool.</summary>
    /// <param name="function">The function that the tool is.</param>
    /// <param name="header">How it is called.</param>
    /// <returns>Its code; of no use where there are errors.</returns>
    public FunctionCode? Tool(LocalFunctionStatementSyntax function, FunctionHeader header)
    {
        _isTool = true;
        try
        {
            return Function(function, header);
        }
        catch (ProgramException error)
        {
            Record(error);
            return null;
        }
    }

    /// <summary>How a function is called.</summary>
    /// <exception cref="ProgramException">It is declared with what the language leaves out.</exception>
    public static FunctionHeader HeaderOf(LocalFunctionStatementSyntax function)
    {
        if (function.TypeParameterList is { } generic)
        {
            throw Error(FigureErrorKind.Unsupported, generic, "Generic functions are not part of the figure language.");
        }

        if (function.AttributeLists.Count > 0 || function.Modifiers.Any(m => !m.IsKind(SyntaxKind.StaticKeyword)))
        {
            throw Error(FigureErrorKind.Unsupported, function, "Functions have no attributes or modifiers.", "Write only the return type, name and parameters.");
        }

        var parameters = function.ParameterList.Parameters;
        var required = parameters.TakeWhile(p => p.Default is null).Count();
        if (parameters.Skip(required).FirstOrDefault(p => p.Default is null) is { } late)
        {
            throw Error(FigureErrorKind.Syntax, late, "A parameter without default cannot follow one with a default.");
        }

        return new FunctionHeader(NameOf(function.Identifier), [.. parameters.Select(p => NameOf(p.Identifier))], required);
    }

    /// <summary>Goes one level deeper; the caller's <c>finally</c> comes back up.</summary>
    private void Descend(SyntaxNode node)
    {
        if (++_depth > DeepestExpression || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error(FigureErrorKind.Budget, node, "The program is nested too deeply here.", "Split it over several variables or functions.");
        }
    }

    private static ProgramException Error(FigureErrorKind kind, SyntaxNode node, string message, string? suggestion = null) =>
        new(kind, node.SpanStart, message, suggestion);

    private static ProgramException Unsupported(SyntaxNode node) => new(FigureErrorKind.Unsupported, node.SpanStart, Refusals.Of(node), Refusals.Instead(node));

    private static ProgramException At(int position, FigureException error) => new(error.Kind, position, error.Message, error.Suggestion);

    private FunctionCode Finish(Evaluator body)
    {
        _scope.Code.Body = body;
        return _scope.Code;
    }

    private void Refuse(SyntaxNode? node)
    {
        if (node is not null)
        {
            Record(Unsupported(node));
        }
    }

    private void Record(ProgramException error)
    {
        if (_errors.Count < MostErrors)
        {
            _errors.Add(Words.Error(error.Kind, _lines, error.Position, error.Message, error.Suggestion));
        }
    }

    private static string NameOf(SyntaxToken identifier)
    {
        // A verbatim or escaped identifier shows one name and means another.
        if (identifier.Text.Length != identifier.ValueText.Length)
        {
            throw new ProgramException(FigureErrorKind.Unsupported, identifier.SpanStart, "Names are written plainly, without @ or escapes.");
        }

        return identifier.ValueText;
    }

    private TypeSpec? TypeOf(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "var" }:
                return null;
            case PredefinedTypeSyntax predefined:
                return predefined.Keyword.Kind() switch
                {
                    SyntaxKind.DoubleKeyword => new TypeSpec(ValueKind.Double),
                    SyntaxKind.IntKeyword => new TypeSpec(ValueKind.Int),
                    SyntaxKind.BoolKeyword => new TypeSpec(ValueKind.Bool),
                    SyntaxKind.StringKeyword => new TypeSpec(ValueKind.Text),
                    SyntaxKind.VoidKeyword => new TypeSpec(ValueKind.Nothing),
                    _ => throw Error(FigureErrorKind.Unsupported, syntax, $"The type {predefined.Keyword.ValueText} is not part of the figure language.", "Use int, double, string or bool."),
                };
            case IdentifierNameSyntax { Identifier.ValueText: "Point" }:
                return new TypeSpec(ValueKind.Point);
            case IdentifierNameSyntax { Identifier.ValueText: "Element" }:
                return new TypeSpec(ValueKind.Element);
            case GenericNameSyntax { Identifier.ValueText: "Func" or "Action" }:
                return new TypeSpec(ValueKind.Function);
            case ArrayTypeSyntax array:
                return ArrayOf(array);
            default:
                var name = syntax is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText : syntax.ToString();
                throw Error(
                    FigureErrorKind.Unsupported,
                    syntax,
                    $"The type {Words.Clip(name)} is not part of the figure language.",
                    Spelling.Suggest(name, ["var", "int", "double", "string", "bool", "Point", "Element"]) ?? "Use var, int, double, string, bool, Point, Element or arrays of these.");
        }
    }

    private TypeSpec ArrayOf(ArrayTypeSyntax array)
    {
        if (array.RankSpecifiers.Count > DeepestArray)
        {
            throw Error(FigureErrorKind.Budget, array, $"Arrays are nested deeper than {DeepestArray}.");
        }

        var type = TypeOf(array.ElementType) ?? throw Error(FigureErrorKind.Unsupported, array, "An array needs the type of its items.", "Write var for the whole type.");
        foreach (var rank in array.RankSpecifiers)
        {
            if (rank.Rank != 1)
            {
                throw Error(FigureErrorKind.Unsupported, rank, "Arrays of several dimensions are not part of the figure language.", "Use an array of arrays.");
            }

            type = new TypeSpec(ValueKind.Array, type);
        }

        return type;
    }

    private Variable Declare(SyntaxToken identifier, TypeSpec? type, bool isReadOnly = false, FunctionHeader? function = null)
    {
        var name = NameOf(identifier);
        return _scope.Declare(name, type, isReadOnly, function)
            ?? throw new ProgramException(FigureErrorKind.Name, identifier.SpanStart, $"{Words.Clip(name)} is declared already.", "Use another name, or assign without a type.");
    }
}
