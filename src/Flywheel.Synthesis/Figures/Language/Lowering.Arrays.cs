using Flywheel.Synthesis.Figures.Geometry;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Arrays, indexing and points.</content>
internal sealed partial class Lowering
{
    private Expression Collection(CollectionExpressionSyntax collection)
    {
        var items = new (Expression Item, bool IsSpread)[collection.Elements.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = collection.Elements[i] switch
            {
                ExpressionElementSyntax element => (Lower(element.Expression), false),
                SpreadElementSyntax spread => (Lower(spread.Expression), true),
                var other => throw Unsupported(other),
            };
        }

        return Gather(items, collection.SpanStart, null);
    }

    private Expression ArrayLiteral(InitializerExpressionSyntax initializer, TypeSpec? item)
    {
        var items = new (Expression, bool)[initializer.Expressions.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = (initializer.Expressions[i] is InitializerExpressionSyntax nested ? ArrayLiteral(nested, item?.Item) : Lower(initializer.Expressions[i]), false);
        }

        return Gather(items, initializer.SpanStart, item);
    }

    private static Expression Gather((Expression Item, bool IsSpread)[] items, int position, TypeSpec? type)
    {
        var spreads = items.Any(i => i.IsSpread);
        return new Expression(
            frame =>
            {
                Value[] values;
                if (spreads)
                {
                    values = Spread(frame, items);
                }
                else
                {
                    values = frame.Machine.NewArray(items.Length);
                    for (var i = 0; i < values.Length; i++)
                    {
                        values[i] = items[i].Item.Run(frame);
                    }
                }

                frame.Machine.Step(position);
                return Arrays.Unify(frame.Machine, values, type);
            },
            position);
    }

    private static Value[] Spread(Frame frame, (Expression Item, bool IsSpread)[] items)
    {
        var values = new List<Value>();
        foreach (var (item, isSpread) in items)
        {
            var value = item.Run(frame);
            frame.Machine.Step(item.Position);
            if (!isSpread)
            {
                values.Add(value);
            }
            else if (value.Kind == ValueKind.Array)
            {
                frame.Machine.RequireLength(values.Count + value.AsArray.Length);
                frame.Machine.Work(value.AsArray.Length);
                values.AddRange(value.AsArray);
            }
            else
            {
                throw new FigureException($".. needs an array, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);
            }
        }

        return Arrays.Copy(frame.Machine, values);
    }

    private Expression NewArray(ArrayCreationExpressionSyntax creation)
    {
        var type = TypeOf(creation.Type);
        if (creation.Initializer is { } initializer)
        {
            return ArrayLiteral(initializer, type!.Item);
        }

        if (creation.Type.RankSpecifiers is not [{ Sizes: [not OmittedArraySizeExpressionSyntax] }])
        {
            throw Error(FigureErrorKind.Unsupported, creation, "An array of arrays is made from its items.", "Write [[1, 2], [3, 4]].");
        }

        var size = Lower(creation.Type.RankSpecifiers[0].Sizes[0]);
        var item = type!.Item!.Kind switch
        {
            ValueKind.Int => Value.Of(0),
            ValueKind.Double => Value.Of(0.0),
            ValueKind.Bool => Value.Of(false),
            ValueKind.Text => Value.Of(""),
            ValueKind.Point => Value.Of(default(Point)),
            _ => throw Error(FigureErrorKind.Unsupported, creation, $"An array of {type.Item} has no default items.", "Write the items: [a, b, c]."),
        };
        var position = creation.SpanStart;
        return new Expression(
            frame =>
            {
                var length = size.Run(frame);
                frame.Machine.Step(position);
                var items = frame.Machine.NewArray(Operators.Whole(length, "The length of an array"));
                Array.Fill(items, item);
                return Value.Of(items);
            },
            position);
    }

    private Expression NewPoint(ExpressionSyntax creation, TypeSyntax? type, ArgumentListSyntax? list, InitializerExpressionSyntax? initializer)
    {
        if (type is not null && type is not IdentifierNameSyntax { Identifier.ValueText: "Point" })
        {
            throw Error(FigureErrorKind.Unsupported, creation, $"new {Words.Clip(type.ToString())} is not part of the figure language.", "Only points and arrays are made with new.");
        }

        if (initializer is not null || list is not { Arguments: [{ NameColon: null }, { NameColon: null }] arguments })
        {
            throw Error(FigureErrorKind.Type, creation, "A point is made of two numbers.", "Write new Point(x, y).");
        }

        var (x, y) = (Lower(arguments[0].Expression), Lower(arguments[1].Expression));
        return new Expression(
            frame =>
            {
                var (a, b) = (x.Run(frame), y.Run(frame));
                frame.Machine.Step(x.Position);
                return Value.Of(new Point(Operators.Number(a, "x"), Operators.Number(b, "y")));
            },
            creation.SpanStart);
    }

    private Expression Index(ElementAccessExpressionSyntax access)
    {
        var target = Lower(access.Expression);
        if (access.ArgumentList.Arguments is not [{ NameColon: null, RefKindKeyword.RawKind: 0, Expression: var argument }])
        {
            throw Error(FigureErrorKind.Type, access.ArgumentList, "An index is one number.", "Write a[i][j] for an array of arrays.");
        }

        if (argument is RangeExpressionSyntax range)
        {
            return Slice(target, range, access.SpanStart);
        }

        var index = IndexOf(argument);
        return new Expression(
            frame =>
            {
                var value = target.Run(frame);
                switch (value.Kind)
                {
                    case ValueKind.Array:
                        return value.AsArray[index.Find(frame, value.AsArray.Length)];
                    case ValueKind.Text:
                        return Value.Of(value.AsText[index.Find(frame, value.AsText.Length)].ToString());
                    case ValueKind.Element:
                        var key = index.Run(frame);
                        frame.Machine.Step(index.Position);
                        return ElementMembers.Fact(frame.Machine, value.AsElement, key);
                    default:
                        frame.Machine.Position = index.Position;
                        throw new FigureException($"{Words.Capital(Words.A(value.Kind))} has no items.", kind: FigureErrorKind.Type);
                }
            },
            access.SpanStart);
    }

    private IndexExpression IndexOf(ExpressionSyntax expression)
    {
        if (expression is PrefixUnaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IndexExpression } fromEnd)
        {
            return new IndexExpression(Lower(fromEnd.Operand).Run, FromEnd: true, expression.SpanStart);
        }

        return new IndexExpression(Lower(expression).Run, FromEnd: false, expression.SpanStart);
    }

    private Expression Slice(Expression target, RangeExpressionSyntax range, int position)
    {
        IndexExpression? from = range.LeftOperand is { } left ? IndexOf(left) : null;
        IndexExpression? to = range.RightOperand is { } right ? IndexOf(right) : null;
        return new Expression(
            frame =>
            {
                var value = target.Run(frame);
                frame.Machine.Step(range.SpanStart);
                var length = value.Kind switch
                {
                    ValueKind.Array => value.AsArray.Length,
                    ValueKind.Text => value.AsText.Length,
                    _ => throw new FigureException($"{Words.Capital(Words.A(value.Kind))} has no items.", kind: FigureErrorKind.Type),
                };
                var (start, end) = (from?.Offset(frame, length) ?? 0, to?.Offset(frame, length) ?? length);
                if (start < 0 || end > length || start > end)
                {
                    frame.Machine.Position = range.SpanStart;
                    throw new FigureException($"The range {start}..{end} is outside of 0..{length}.");
                }

                return value.Kind == ValueKind.Text
                    ? frame.Machine.NewText(value.AsText[start..end])
                    : Value.Of(Arrays.Copy(frame.Machine, value.AsArray.AsSpan(start, end - start)));
            },
            position);
    }
}
