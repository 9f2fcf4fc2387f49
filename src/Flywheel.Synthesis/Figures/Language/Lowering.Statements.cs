using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Statements.</content>
internal sealed partial class Lowering
{
    private static readonly Executor Nothing = static _ => Flow.Next;

    private Executor Block(IReadOnlyList<StatementSyntax> statements)
    {
        _scope.Open();
        var level = _scope.Level;
        var functions = Hoist(statements);
        var executors = new List<Executor>(statements.Count);
        foreach (var statement in statements)
        {
            try
            {
                if (statement is LocalFunctionStatementSyntax function)
                {
                    // A header that was refused has been reported already.
                    if (functions.Find(f => f.Syntax == function) is { Syntax: not null } hoisted)
                    {
                        hoisted.Code.Value = Function(function, hoisted.Variable.Function!);
                    }
                }
                else if (statement is not EmptyStatementSyntax)
                {
                    executors.Add(Lower(statement));
                }
            }
            catch (ProgramException error)
            {
                Record(error);
                _scope.Unwind(level);
                if (_errors.Count >= MostErrors)
                {
                    break;
                }
            }
        }

        return Sequence([.. executors], _scope.Close(), [.. functions.Select(f => (f.Variable, f.Code))]);
    }

    private static Executor Sequence(Executor[] statements, Variable[] shared, (Variable Variable, StrongBox<FunctionCode> Code)[] functions)
    {
        if (shared.Length == 0 && functions.Length == 0)
        {
            return statements.Length == 1 ? statements[0] : frame => Run(statements, frame);
        }

        return frame =>
        {
            foreach (var variable in shared)
            {
                variable.Renew(frame);
            }

            foreach (var (variable, code) in functions)
            {
                variable.Declare(frame, Value.Of(code.Value!.Close(frame)));
            }

            return Run(statements, frame);
        };
    }

    private static Flow Run(Executor[] statements, Frame frame)
    {
        foreach (var statement in statements)
        {
            var flow = statement(frame);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Executor Embedded(StatementSyntax statement)
    {
        if (statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax)
        {
            throw Error(FigureErrorKind.Syntax, statement, "A declaration cannot stand here alone.", "Put it in braces.");
        }

        return statement is BlockSyntax block ? Block(block.Statements) : Block([statement]);
    }

    private Executor Lower(StatementSyntax statement)
    {
        try
        {
            Descend(statement);
            return Statement(statement);
        }
        finally
        {
            _depth--;
        }
    }

    private Executor Statement(StatementSyntax statement)
    {
        if (statement.AttributeLists.Count > 0)
        {
            throw Unsupported(statement.AttributeLists[0]);
        }

        return statement switch
        {
            ExpressionStatementSyntax s => Lower(s),
            LocalDeclarationStatementSyntax s => Lower(s),
            IfStatementSyntax s => Lower(s),
            ForStatementSyntax s => Lower(s),
            ForEachStatementSyntax s => Lower(s),
            WhileStatementSyntax s => Lower(s),
            DoStatementSyntax s => Lower(s),
            SwitchStatementSyntax s => Lower(s),
            ReturnStatementSyntax s => Lower(s),
            BlockSyntax s => Block(s.Statements),
            BreakStatementSyntax => Leave(statement, Flow.Break),
            ContinueStatementSyntax => Leave(statement, Flow.Continue),
            EmptyStatementSyntax => Nothing,
            _ => throw Unsupported(statement),
        };
    }

    private Executor Lower(ExpressionStatementSyntax statement)
    {
        if (statement.Expression is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }))
        {
            // What is not part of the language at all is said first.
            Lower(statement.Expression);
            throw Error(FigureErrorKind.Syntax, statement, "This line computes a value and drops it.", "Assign it, pass it to a call, or return it.");
        }

        var run = Lower(statement.Expression).Run;
        return frame =>
        {
            run(frame);
            return Flow.Next;
        };
    }

    private Executor Lower(LocalDeclarationStatementSyntax statement)
    {
        if (statement.UsingKeyword.RawKind != 0 || statement.AwaitKeyword.RawKind != 0)
        {
            throw Error(FigureErrorKind.Unsupported, statement, "using is not part of the figure language.");
        }

        return Declaration(statement.Declaration, statement.IsConst);
    }

    private Executor Declaration(VariableDeclarationSyntax declaration, bool isConst)
    {
        TypeSpec? type = null;
        try
        {
            type = TypeOf(declaration.Type);
        }
        catch (ProgramException error)
        {
            // The names are declared all the same, so that their uses are not reported as well.
            Record(error);
        }

        if (type?.Kind == ValueKind.Nothing)
        {
            throw Error(FigureErrorKind.Syntax, declaration.Type, "A variable cannot be void.");
        }

        var executors = new Executor[declaration.Variables.Count];
        for (var i = 0; i < executors.Length; i++)
        {
            executors[i] = Declarator(declaration.Variables[i], type, isConst);
        }

        return executors.Length == 1 ? executors[0] : frame => Run(executors, frame);
    }

    private Executor Declarator(VariableDeclaratorSyntax declarator, TypeSpec? type, bool isConst)
    {
        if (declarator.ArgumentList is not null)
        {
            throw Error(FigureErrorKind.Syntax, declarator.ArgumentList, "A variable is declared without brackets.");
        }

        if (declarator.Initializer is null)
        {
            if (type is null)
            {
                throw Error(FigureErrorKind.Syntax, declarator, $"{Words.Clip(declarator.Identifier.ValueText)} needs a value.", $"Write var {Words.Clip(declarator.Identifier.ValueText)} = ...;");
            }

            var unset = Declare(declarator.Identifier, type);
            return frame =>
            {
                if (!unset.IsCaptured)
                {
                    frame.Slots[unset.Slot] = default;
                }

                return Flow.Next;
            };
        }

        Expression value;
        try
        {
            value = declarator.Initializer.Value is InitializerExpressionSyntax items ? ArrayLiteral(items, type?.Item) : Lower(declarator.Initializer.Value);
        }
        catch (ProgramException)
        {
            Declare(declarator.Identifier, type);
            throw;
        }

        var variable = Declare(declarator.Identifier, type, isConst);
        variable.IsDouble |= value.IsDouble;
        var position = declarator.Identifier.SpanStart;
        var run = value.Run;
        return frame =>
        {
            var initial = run(frame);
            frame.Machine.Step(position);
            variable.Declare(frame, initial);
            return Flow.Next;
        };
    }

    private Executor Lower(IfStatementSyntax statement)
    {
        // A chain of else ifs is lowered in a loop, not by recursion.
        var tests = new List<(Evaluator Test, int Position, Executor Then)>();
        Executor otherwise = Nothing;
        for (var current = statement; ;)
        {
            var test = Lower(current.Condition);
            tests.Add((test.Run, test.Position, Embedded(current.Statement)));
            if (current.Else?.Statement is IfStatementSyntax next)
            {
                current = next;
                continue;
            }

            if (current.Else is not null)
            {
                otherwise = Embedded(current.Else.Statement);
            }

            break;
        }

        var branches = tests.ToArray();
        return frame =>
        {
            foreach (var (test, position, then) in branches)
            {
                if (Test(frame, test, position))
                {
                    return then(frame);
                }
            }

            return otherwise(frame);
        };
    }

    private static bool Test(Frame frame, Evaluator test, int position)
    {
        var value = test(frame);
        frame.Machine.Step(position);
        return Operators.Truth(value, "A condition");
    }

    private Executor Lower(ForStatementSyntax statement)
    {
        _scope.Open();
        var initializers = statement.Declaration is { } declaration
            ? [Declaration(declaration, isConst: false)]
            : statement.Initializers.Select(e => Discard(e)).ToArray();
        var test = statement.Condition is { } condition ? Lower(condition) : default;
        var increments = statement.Incrementors.Select(e => Discard(e)).ToArray();
        var body = LoopBody(statement.Statement);
        var shared = _scope.Close();
        var start = statement.SpanStart;
        return frame =>
        {
            foreach (var variable in shared)
            {
                variable.Renew(frame);
            }

            Run(initializers, frame);
            while (test.Run is null || Test(frame, test.Run, test.Position))
            {
                frame.Machine.Step(start);
                var flow = body(frame);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Return ? flow : Flow.Next;
                }

                Run(increments, frame);
            }

            return Flow.Next;
        };
    }

    private Executor Discard(ExpressionSyntax expression)
    {
        var run = Lower(expression).Run;
        return frame =>
        {
            run(frame);
            return Flow.Next;
        };
    }

    private Executor Lower(ForEachStatementSyntax statement)
    {
        var items = Lower(statement.Expression);
        _scope.Open();
        var variable = Declare(statement.Identifier, TypeOf(statement.Type), isReadOnly: true);
        var body = LoopBody(statement.Statement);
        _scope.Close();
        var position = statement.Identifier.SpanStart;
        return frame =>
        {
            foreach (var item in Items(frame, items))
            {
                frame.Machine.Step(position);
                if (variable.IsCaptured)
                {
                    variable.Renew(frame);
                }

                variable.Declare(frame, item);
                var flow = body(frame);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Return ? flow : Flow.Next;
                }
            }

            return Flow.Next;
        };
    }

    private static Value[] Items(Frame frame, in Expression expression)
    {
        var value = expression.Run(frame);
        frame.Machine.Step(expression.Position);
        return value.Kind switch
        {
            ValueKind.Array => value.AsArray,
            ValueKind.Text => TextMethods.Characters(frame.Machine, value.AsText),
            _ => throw new FigureException($"foreach needs an array, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type),
        };
    }

    private Executor Lower(WhileStatementSyntax statement)
    {
        var test = Lower(statement.Condition);
        var body = LoopBody(statement.Statement);
        var start = statement.SpanStart;
        return frame =>
        {
            while (Test(frame, test.Run, test.Position))
            {
                frame.Machine.Step(start);
                var flow = body(frame);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Return ? flow : Flow.Next;
                }
            }

            return Flow.Next;
        };
    }

    private Executor Lower(DoStatementSyntax statement)
    {
        var body = LoopBody(statement.Statement);
        var test = Lower(statement.Condition);
        var start = statement.SpanStart;
        return frame =>
        {
            do
            {
                frame.Machine.Step(start);
                var flow = body(frame);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Return ? flow : Flow.Next;
                }
            }
            while (Test(frame, test.Run, test.Position));

            return Flow.Next;
        };
    }

    private Executor LoopBody(StatementSyntax statement)
    {
        _loops++;
        try
        {
            return Embedded(statement);
        }
        finally
        {
            _loops--;
        }
    }

    private Executor Leave(StatementSyntax statement, Flow flow)
    {
        var allowed = _loops > 0 || (flow == Flow.Break && _switches > 0);
        return allowed ? _ => flow : throw Error(FigureErrorKind.Syntax, statement, $"{(flow == Flow.Break ? "break" : "continue")} must stand inside a loop.");
    }

    private Executor Lower(ReturnStatementSyntax statement)
    {
        if (statement.Expression is null)
        {
            return static frame =>
            {
                frame.Result = default;
                return Flow.Return;
            };
        }

        var run = Lower(statement.Expression).Run;
        var position = statement.SpanStart;
        return frame =>
        {
            frame.Result = run(frame);
            frame.Machine.Step(position);
            return Flow.Return;
        };
    }
}
