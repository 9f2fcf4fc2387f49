using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>Interpolated strings.</content>
internal sealed partial class Lowering
{
    private Expression Interpolation(InterpolatedStringExpressionSyntax syntax)
    {
        var isRaw = syntax.StringStartToken.Text.EndsWith("\"\"\"", StringComparison.Ordinal);
        var parts = new List<Evaluator>(syntax.Contents.Count);
        foreach (var content in syntax.Contents)
        {
            parts.Add(content is InterpolationSyntax hole ? Hole(hole) : Constant(Value.Of(TextOf((InterpolatedStringTextSyntax)content, isRaw)), 0).Run);
        }

        var runs = parts.ToArray();
        var position = syntax.SpanStart;
        return new Expression(
            frame =>
            {
                var texts = new string[runs.Length];
                var length = 0;
                for (var i = 0; i < runs.Length; i++)
                {
                    texts[i] = runs[i](frame).AsText;
                    length = (int)Math.Min(int.MaxValue, (long)length + texts[i].Length);
                }

                frame.Machine.Step(position);
                frame.Machine.RequireText(length);
                return Value.Of(string.Concat(texts));
            },
            position);
    }

    // Roslyn leaves doubled braces as they are written; in raw strings they are what they look like.
    private static string TextOf(InterpolatedStringTextSyntax text, bool isRaw) => isRaw
        ? text.TextToken.ValueText
        : text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private Evaluator Hole(InterpolationSyntax hole)
    {
        var value = Lower(hole.Expression);
        var format = hole.FormatClause?.FormatStringToken.ValueText;
        var width = hole.AlignmentClause is { } alignment ? Alignment(alignment.Value) : 0;
        var position = value.Position;
        return frame =>
        {
            var content = value.Run(frame);
            frame.Machine.Step(position);
            var text = format is null ? content.Write() : Formats.Write(content, format);
            if (Math.Abs(width) > text.Length)
            {
                frame.Machine.RequireText(Math.Abs(width));
                text = width > 0 ? text.PadLeft(width) : text.PadRight(-width);
            }

            return Value.Of(text);
        };
    }

    private static int Alignment(ExpressionSyntax expression)
    {
        var negative = expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression };
        var literal = negative ? ((PrefixUnaryExpressionSyntax)expression).Operand : expression;
        return literal is LiteralExpressionSyntax { Token.Value: int width }
            ? negative ? -width : width
            : throw Error(FigureErrorKind.Syntax, expression, "An alignment must be a plain int.", "Write $\"{x,8}\".");
    }
}
