using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Expressions.</content>
internal sealed partial class Lowering
{
    private Expression Lower(ExpressionSyntax expression)
    {
        try
        {
            Descend(expression);
            return expression switch
            {
                LiteralExpressionSyntax e => Literal(e),
                IdentifierNameSyntax e => Name(e),
                InvocationExpressionSyntax e => Call(e),
                BinaryExpressionSyntax e => Binary(e),
                ParenthesizedExpressionSyntax e => Lower(e.Expression),
                MemberAccessExpressionSyntax e => Member(e),
                ElementAccessExpressionSyntax e => Index(e),
                PrefixUnaryExpressionSyntax e => Prefix(e),
                PostfixUnaryExpressionSyntax e => Postfix(e),
                AssignmentExpressionSyntax e => Assignment(e),
                ConditionalExpressionSyntax e => Conditional(e),
                InterpolatedStringExpressionSyntax e => Interpolation(e),
                CollectionExpressionSyntax e => Collection(e),
                ImplicitArrayCreationExpressionSyntax e => ArrayLiteral(e.Initializer, null),
                ArrayCreationExpressionSyntax e => NewArray(e),
                ObjectCreationExpressionSyntax e => NewPoint(e, e.Type, e.ArgumentList, e.Initializer),
                ImplicitObjectCreationExpressionSyntax e => NewPoint(e, null, e.ArgumentList, e.Initializer),
                CastExpressionSyntax e => Cast(e),
                LambdaExpressionSyntax e => Lambda(e),
                SwitchExpressionSyntax e => Switch(e),
                IsPatternExpressionSyntax e => Is(e),
                _ => throw Unsupported(expression),
            };
        }
        finally
        {
            _depth--;
        }
    }

    private static Expression Literal(LiteralExpressionSyntax literal)
    {
        var position = literal.SpanStart;
        switch (literal.Kind())
        {
            case SyntaxKind.TrueLiteralExpression:
                return Constant(Value.Of(true), position);
            case SyntaxKind.FalseLiteralExpression:
                return Constant(Value.Of(false), position);
            case SyntaxKind.StringLiteralExpression:
                return Constant(Value.Of(literal.Token.ValueText), position);
            case SyntaxKind.CharacterLiteralExpression:
                return Constant(Value.Of(literal.Token.ValueText), position);
            case SyntaxKind.NumericLiteralExpression:
                return literal.Token.Value switch
                {
                    int number => Constant(Value.Of(number), position),
                    double number => new Expression(Constant(Value.Of(number), position).Run, position, IsDouble: true),
                    _ when char.IsAsciiLetter(literal.Token.Text[^1]) && !literal.Token.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) =>
                        throw Error(FigureErrorKind.Unsupported, literal, "Numbers have no suffix.", "Write 2 or 2.0."),
                    _ => throw Error(FigureErrorKind.Value, literal, "The number is too large for an int.", "Write it with a decimal point, such as 3000000000.0."),
                };
            default:
                throw Unsupported(literal);
        }
    }

    private static Expression Constant(Value value, int position) => new(_ => value, position);

    private Expression Name(IdentifierNameSyntax name)
    {
        var text = NameOf(name.Identifier);
        var variable = _scope.Resolve(text) ?? throw UnknownName(name, text);
        var position = name.SpanStart;
        return new Expression(
            frame =>
            {
                var slot = frame.Slots[variable.Slot];
                if (slot.Kind != ValueKind.Nothing)
                {
                    return slot;
                }

                frame.Machine.Position = position;
                return variable.Read(frame);
            },
            position,
            variable.IsDouble);
    }

    private ProgramException UnknownName(IdentifierNameSyntax name, string text)
    {
        if (_vocabulary.ContainsKey(text) || _tools.ContainsKey(text))
        {
            return Error(FigureErrorKind.Name, name, $"{Words.Clip(text)} is a function.", $"Call it: {Words.Clip(text)}(...).");
        }

        var suggestion = Spelling.Suggest(text, _scope.Names)
            ?? (MathFunctions.Constants.ContainsKey(text) ? $"Did you mean Math.{text}?" : Spelling.Suggest(text, _vocabulary.Keys.Concat(_tools.Keys)));
        return Error(FigureErrorKind.Name, name, $"There is no variable {Words.Clip(text)}.", suggestion);
    }

    private Expression Binary(BinaryExpressionSyntax binary)
    {
        if (binary.Left is not BinaryExpressionSyntax)
        {
            var (left, right) = (Lower(binary.Left), Lower(binary.Right));
            return binary.Kind() switch
            {
                SyntaxKind.LogicalAndExpression => new(frame => Value.Of(Test(frame, left.Run, left.Position) && Test(frame, right.Run, right.Position)), left.Position),
                SyntaxKind.LogicalOrExpression => new(frame => Value.Of(Test(frame, left.Run, left.Position) || Test(frame, right.Run, right.Position)), left.Position),
                _ => Apply(OperatorOf(binary), left, right, binary.OperatorToken.SpanStart, IsDouble(binary, left, right)),
            };
        }

        return Chain(binary);
    }

    /// <summary>A chain such as 1 + 2 + 3 + ..., which leans to the left as deep as it is long: lowered and run in a loop.</summary>
    private Expression Chain(BinaryExpressionSyntax binary)
    {
        var spine = new Stack<BinaryExpressionSyntax>();
        ExpressionSyntax first = binary;
        while (first is BinaryExpressionSyntax inner)
        {
            spine.Push(inner);
            first = inner.Left;
        }

        var start = Lower(first);
        var current = start;
        var links = new Link[spine.Count];
        for (var i = 0; i < links.Length; i++)
        {
            var link = spine.Pop();
            var right = Lower(link.Right);
            var logic = link.Kind();
            var operation = logic is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression ? null : OperatorOf(link);
            links[i] = new Link(operation, logic == SyntaxKind.LogicalAndExpression, right.Run, right.Position, link.OperatorToken.SpanStart);
            current = new Expression(start.Run, start.Position, operation is not null && IsDouble(link, current, right));
        }

        return new Expression(frame => Run(frame, start, links), start.Position, current.IsDouble);
    }

    private static Value Run(Frame frame, in Expression first, Link[] links)
    {
        var value = first.Run(frame);
        foreach (var link in links)
        {
            if (link.Operation is { } operation)
            {
                var right = link.Right(frame);
                frame.Machine.Step(link.Position);
                value = operation(frame.Machine, value, right);
                continue;
            }

            frame.Machine.Step(link.Position);
            var left = Operators.Truth(value, "A condition");
            if (left == link.IsAnd)
            {
                value = Value.Of(Test(frame, link.Right, link.RightPosition));
            }
        }

        return value;
    }

    private static Expression Apply(BinaryOperator operation, Expression left, Expression right, int position, bool isDouble)
    {
        var (a, b) = (left.Run, right.Run);
        return new Expression(
            frame =>
            {
                var (x, y) = (a(frame), b(frame));
                frame.Machine.Step(position);
                return operation(frame.Machine, x, y);
            },
            left.Position,
            isDouble);
    }

    private static bool IsDouble(BinaryExpressionSyntax binary, in Expression left, in Expression right) =>
        (left.IsDouble || right.IsDouble) && binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression;

    private static BinaryOperator OperatorOf(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.AddExpression => Operators.Add,
        SyntaxKind.SubtractExpression => Operators.Subtract,
        SyntaxKind.MultiplyExpression => Operators.Multiply,
        SyntaxKind.DivideExpression => Operators.Divide,
        SyntaxKind.ModuloExpression => Operators.Remainder,
        SyntaxKind.LessThanExpression => Operators.Less,
        SyntaxKind.LessThanOrEqualExpression => Operators.LessOrEqual,
        SyntaxKind.GreaterThanExpression => Operators.Greater,
        SyntaxKind.GreaterThanOrEqualExpression => Operators.GreaterOrEqual,
        SyntaxKind.EqualsExpression => Operators.Equal,
        SyntaxKind.NotEqualsExpression => Operators.NotEqual,
        SyntaxKind.BitwiseAndExpression => Operators.And,
        SyntaxKind.BitwiseOrExpression => Operators.Or,
        SyntaxKind.ExclusiveOrExpression => Operators.Xor,
        SyntaxKind.LeftShiftExpression => Operators.ShiftLeft,
        SyntaxKind.RightShiftExpression => Operators.ShiftRight,
        _ => throw new ProgramException(FigureErrorKind.Unsupported, binary.OperatorToken.SpanStart, $"The operator {binary.OperatorToken.Text} is not part of the figure language."),
    };

    private Expression Prefix(PrefixUnaryExpressionSyntax prefix)
    {
        var position = prefix.SpanStart;
        switch (prefix.Kind())
        {
            case SyntaxKind.UnaryMinusExpression when prefix.Operand is LiteralExpressionSyntax { Token.Value: uint or int or double } literal:
                return NegativeLiteral(literal, position);
            case SyntaxKind.UnaryMinusExpression:
                var negated = Lower(prefix.Operand);
                return new Expression(
                    frame =>
                    {
                        var value = negated.Run(frame);
                        frame.Machine.Step(position);
                        return Operators.Negate(value);
                    },
                    position,
                    negated.IsDouble);
            case SyntaxKind.UnaryPlusExpression:
                var kept = Lower(prefix.Operand);
                return new Expression(
                    frame =>
                    {
                        var value = kept.Run(frame);
                        frame.Machine.Step(position);
                        Operators.Number(value, "What follows +");
                        return value;
                    },
                    position,
                    kept.IsDouble);
            case SyntaxKind.LogicalNotExpression:
                var denied = Lower(prefix.Operand);
                return new Expression(frame => Value.Of(!Test(frame, denied.Run, denied.Position)), position);
            case SyntaxKind.BitwiseNotExpression:
                var inverted = Lower(prefix.Operand);
                return new Expression(
                    frame =>
                    {
                        var value = inverted.Run(frame);
                        frame.Machine.Step(position);
                        return Value.Of(~Operators.Whole(value, "What follows ~"));
                    },
                    position);
            case SyntaxKind.PreIncrementExpression:
                return Increment(prefix.Operand, position, 1, returnsOld: false);
            case SyntaxKind.PreDecrementExpression:
                return Increment(prefix.Operand, position, -1, returnsOld: false);
            default:
                throw Unsupported(prefix);
        }
    }

    private static Expression NegativeLiteral(LiteralExpressionSyntax literal, int position) => literal.Token.Value switch
    {
        int number => Constant(Value.Of(-number), position),
        double number => new Expression(Constant(Value.Of(-number), position).Run, position, IsDouble: true),
        uint and 2_147_483_648 when !char.IsAsciiLetter(literal.Token.Text[^1]) => Constant(Value.Of(int.MinValue), position),
        _ => Literal(literal),
    };

    private Expression Postfix(PostfixUnaryExpressionSyntax postfix) => postfix.Kind() switch
    {
        SyntaxKind.PostIncrementExpression => Increment(postfix.Operand, postfix.OperatorToken.SpanStart, 1, returnsOld: true),
        SyntaxKind.PostDecrementExpression => Increment(postfix.Operand, postfix.OperatorToken.SpanStart, -1, returnsOld: true),
        _ => throw Unsupported(postfix),
    };

    private Expression Increment(ExpressionSyntax operand, int position, int by, bool returnsOld)
    {
        var place = PlaceOf(operand);
        return new Expression(
            frame =>
            {
                var target = place.Find(frame);
                var old = target.Read(frame);
                frame.Machine.Step(position);
                Operators.Number(old, by > 0 ? "What ++ counts up" : "What -- counts down");
                var next = Operators.Add(frame.Machine, old, Value.Of(by));
                target.Write(frame, next);
                return returnsOld ? old : next;
            },
            operand.SpanStart);
    }

    private Expression Assignment(AssignmentExpressionSyntax assignment)
    {
        var place = PlaceOf(assignment.Left);
        var value = Lower(assignment.Right);
        var position = assignment.OperatorToken.SpanStart;
        if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            return new Expression(
                frame =>
                {
                    var target = place.Find(frame);
                    var assigned = value.Run(frame);
                    frame.Machine.Step(position);
                    return target.Write(frame, assigned);
                },
                place.Position,
                value.IsDouble);
        }

        BinaryOperator operation = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => Operators.Add,
            SyntaxKind.SubtractAssignmentExpression => Operators.Subtract,
            SyntaxKind.MultiplyAssignmentExpression => Operators.Multiply,
            SyntaxKind.DivideAssignmentExpression => Operators.Divide,
            SyntaxKind.ModuloAssignmentExpression => Operators.Remainder,
            SyntaxKind.AndAssignmentExpression => Operators.And,
            SyntaxKind.OrAssignmentExpression => Operators.Or,
            SyntaxKind.ExclusiveOrAssignmentExpression => Operators.Xor,
            SyntaxKind.LeftShiftAssignmentExpression => Operators.ShiftLeft,
            SyntaxKind.RightShiftAssignmentExpression => Operators.ShiftRight,
            _ => throw Unsupported(assignment),
        };
        return new Expression(
            frame =>
            {
                var target = place.Find(frame);
                var old = target.Read(frame);
                var operand = value.Run(frame);
                frame.Machine.Step(position);
                return target.Write(frame, operation(frame.Machine, old, operand));
            },
            place.Position);
    }

    /// <summary>What can be assigned to: a variable, or an item of an array.</summary>
    private Place PlaceOf(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case IdentifierNameSyntax name:
                var variable = _scope.Resolve(NameOf(name.Identifier)) ?? throw UnknownName(name, name.Identifier.ValueText);
                if (variable.IsReadOnly)
                {
                    throw Error(FigureErrorKind.Type, name, $"{Words.Clip(variable.Name)} cannot be changed.", "Use another variable.");
                }

                return new Place(variable, default, default, name.SpanStart);
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: var index }] } access:
                return new Place(null, Lower(access.Expression), IndexOf(index), access.SpanStart);
            case ParenthesizedExpressionSyntax parenthesized:
                return PlaceOf(parenthesized.Expression);
            case DeclarationExpressionSyntax or TupleExpressionSyntax:
                throw Error(FigureErrorKind.Unsupported, expression, "Tuples are not part of the figure language.", "Use one variable for each value.");
            default:
                throw Error(FigureErrorKind.Syntax, expression, "Only a variable or an item of an array can be assigned to.");
        }
    }

    private Expression Conditional(ConditionalExpressionSyntax conditional)
    {
        var (test, yes, no) = (Lower(conditional.Condition), Lower(conditional.WhenTrue), Lower(conditional.WhenFalse));
        var isDouble = yes.IsDouble || no.IsDouble;
        return new Expression(
            frame =>
            {
                var value = Test(frame, test.Run, test.Position) ? yes.Run(frame) : no.Run(frame);
                return isDouble && value.Kind == ValueKind.Int ? Value.Of(value.Number) : value;
            },
            test.Position,
            isDouble);
    }

    private Expression Cast(CastExpressionSyntax cast)
    {
        var type = TypeOf(cast.Type);
        var operand = Lower(cast.Expression);
        var position = cast.SpanStart;
        return type?.Kind switch
        {
            ValueKind.Int => new Expression(
                frame =>
                {
                    var value = operand.Run(frame);
                    frame.Machine.Step(position);
                    var number = Math.Truncate(Operators.Number(value, "What is cast to int"));
                    return number is >= int.MinValue and <= int.MaxValue
                        ? Value.Of((int)number)
                        : throw new FigureException($"{value.Number} does not fit an int.");
                },
                position),
            ValueKind.Double => new Expression(
                frame =>
                {
                    var value = operand.Run(frame);
                    frame.Machine.Step(position);
                    return Value.Of(Operators.Number(value, "What is cast to double"));
                },
                position,
                IsDouble: true),
            _ => throw Error(FigureErrorKind.Unsupported, cast, "Only casts to int and double are part of the figure language.", "Write $\"{x}\" for text."),
        };
    }

    private readonly record struct Link(BinaryOperator? Operation, bool IsAnd, Evaluator Right, int RightPosition, int Position);
}
