using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Local functions and lambdas.</content>
internal sealed partial class Lowering
{
    /// <summary>Declares the functions of a block before its statements are lowered, so that they can be called from anywhere in it.</summary>
    private List<(LocalFunctionStatementSyntax Syntax, Variable Variable, StrongBox<FunctionCode> Code)> Hoist(IReadOnlyList<StatementSyntax> statements)
    {
        var functions = new List<(LocalFunctionStatementSyntax, Variable, StrongBox<FunctionCode>)>();
        foreach (var statement in statements)
        {
            if (statement is not LocalFunctionStatementSyntax function)
            {
                continue;
            }

            try
            {
                var variable = Declare(function.Identifier, null, isReadOnly: true, HeaderOf(function));
                functions.Add((function, variable, new StrongBox<FunctionCode>()));
            }
            catch (ProgramException error)
            {
                Record(error);
            }
        }

        return functions;
    }

    private FunctionCode Function(LocalFunctionStatementSyntax function, FunctionHeader header)
    {
        var returns = TypeOf(function.ReturnType);
        var body = function.ExpressionBody?.Expression ?? (SyntaxNode?)function.Body
            ?? throw Error(FigureErrorKind.Syntax, function, $"{Words.Clip(header.Name)} has no body.");
        return Function(header.Name, function.ParameterList.Parameters, body, returns);
    }

    private FunctionCode Function(string name, IReadOnlyList<ParameterSyntax> parameters, SyntaxNode body, TypeSpec? returns)
    {
        var code = new FunctionCode(name) { Returns = returns };
        var (outerLoops, outerSwitches) = (_loops, _switches);
        _scope = new FunctionScope(_scope, code);
        (_loops, _switches) = (0, 0);
        _scope.Open();
        try
        {
            // Defaults come first: they see the code around the function, not its parameters.
            code.Defaults = [.. parameters.Select(p => p.Default is { } value ? Lower(value.Value).Run : null)];
            code.Parameters = [.. parameters.Select(DeclareParameter)];
            code.Body = body is BlockSyntax block ? Returning(Block(block.Statements)) : Lower((ExpressionSyntax)body).Run;
            return code;
        }
        finally
        {
            _scope.Close();
            _scope = _scope.Parent!;
            (_loops, _switches) = (outerLoops, outerSwitches);
        }
    }

    private static Evaluator Returning(Executor body) => frame => body(frame) == Flow.Return ? frame.Result : default;

    private Variable DeclareParameter(ParameterSyntax parameter)
    {
        if (parameter.Modifiers.Count > 0 || parameter.AttributeLists.Count > 0)
        {
            throw Error(FigureErrorKind.Unsupported, parameter, "Parameters have no modifiers.", "Write only type and name.");
        }

        return Declare(parameter.Identifier, parameter.Type is null ? null : TypeOf(parameter.Type));
    }

    private Expression Lambda(LambdaExpressionSyntax lambda)
    {
        if (lambda.AsyncKeyword.RawKind != 0 || lambda.AttributeLists.Count > 0 || lambda.Modifiers.Any(m => !m.IsKind(SyntaxKind.StaticKeyword)))
        {
            throw Error(FigureErrorKind.Unsupported, lambda, "Lambdas have no attributes or modifiers.");
        }

        IReadOnlyList<ParameterSyntax> parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } => throw Error(FigureErrorKind.Unsupported, type, "Lambdas have no return type."),
            _ => ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.Parameters,
        };
        var code = Function("a lambda", Discards(parameters), lambda.Body, returns: null);
        return new Expression(frame => Value.Of(code.Close(frame)), lambda.SpanStart);
    }

    // (_, _) => ... declares nothing twice.
    private static IReadOnlyList<ParameterSyntax> Discards(IReadOnlyList<ParameterSyntax> parameters)
    {
        if (parameters.Count(p => p.Identifier.ValueText == "_") < 2)
        {
            return parameters;
        }

        return [.. parameters.Select((p, i) => p.Identifier.ValueText == "_" ? p.WithIdentifier(SyntaxFactory.Identifier($"_{i}")) : p)];
    }
}
