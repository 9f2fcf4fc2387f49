using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <content>switch and is.</content>
internal sealed partial class Lowering
{
    private int _switches;

    private Expression Switch(SwitchExpressionSyntax expression)
    {
        var subject = Lower(expression.GoverningExpression);
        var arms = expression.Arms.Select(arm => (Matches: Arm(arm.Pattern, arm.WhenClause), Value: Lower(arm.Expression))).ToArray();
        var isDouble = arms.Any(a => a.Value.IsDouble);
        var position = expression.SwitchKeyword.SpanStart;
        return new Expression(
            frame =>
            {
                var value = subject.Run(frame);
                foreach (var arm in arms)
                {
                    frame.Machine.Step(position);
                    if (arm.Matches(frame, value))
                    {
                        var result = arm.Value.Run(frame);
                        return isDouble && result.Kind == ValueKind.Int ? Value.Of(result.Number) : result;
                    }
                }

                frame.Machine.Position = position;
                throw new FigureException("No arm of the switch matches.", "Add a last arm: _ => ...");
            },
            subject.Position,
            isDouble);
    }

    private Expression Is(IsPatternExpressionSyntax expression)
    {
        var subject = Lower(expression.Expression);
        var pattern = Pattern(expression.Pattern);
        return new Expression(frame => Value.Of(pattern(frame, subject.Run(frame))), subject.Position);
    }

    private Executor Lower(SwitchStatementSyntax statement)
    {
        var subject = Lower(statement.Expression);

        // default counts only when no other section matches, wherever it stands.
        var sections = statement.Sections.Select(Section).OrderBy(s => s.IsDefault).ToArray();
        var position = statement.SpanStart;
        return frame =>
        {
            var value = subject.Run(frame);
            foreach (var section in sections)
            {
                frame.Machine.Step(position);
                if (section.IsDefault || Array.Exists(section.Labels, matches => matches(frame, value)))
                {
                    var flow = section.Body(frame);
                    return flow == Flow.Break ? Flow.Next : flow;
                }
            }

            return Flow.Next;
        };
    }

    private (Matcher[] Labels, bool IsDefault, Executor Body) Section(SwitchSectionSyntax section)
    {
        var labels = section.Labels.Select(Label).OfType<Matcher>().ToArray();
        if (section.Statements is not [.., BreakStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax or BlockSyntax])
        {
            throw Error(FigureErrorKind.Syntax, section, "A section of a switch must end in break or return.");
        }

        _switches++;
        try
        {
            return (labels, labels.Length < section.Labels.Count, Block(section.Statements));
        }
        finally
        {
            _switches--;
        }
    }

    private Matcher? Label(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax constant => Equal(constant.Value),
        CasePatternSwitchLabelSyntax pattern => Arm(pattern.Pattern, pattern.WhenClause),
        _ => null,
    };

    private Matcher Arm(PatternSyntax syntax, WhenClauseSyntax? when)
    {
        var pattern = Pattern(syntax);
        if (when is null)
        {
            return pattern;
        }

        var test = Lower(when.Condition);
        return (frame, value) => pattern(frame, value) && Test(frame, test.Run, test.Position);
    }

    private Matcher Pattern(PatternSyntax syntax)
    {
        try
        {
            Descend(syntax);
            return Matching(syntax);
        }
        finally
        {
            _depth--;
        }
    }

    private Matcher Matching(PatternSyntax syntax)
    {
        switch (syntax)
        {
            case DiscardPatternSyntax:
                return static (_, _) => true;
            case ConstantPatternSyntax constant:
                return Equal(constant.Expression);
            case ParenthesizedPatternSyntax inner:
                return Pattern(inner.Pattern);
            case UnaryPatternSyntax not:
                var denied = Pattern(not.Pattern);
                return (frame, value) => !denied(frame, value);
            case RelationalPatternSyntax relational:
                return Relation(relational);
            case BinaryPatternSyntax binary:
                var (left, right) = (Pattern(binary.Left), Pattern(binary.Right));
                return binary.IsKind(SyntaxKind.AndPattern)
                    ? (frame, value) => left(frame, value) && right(frame, value)
                    : (frame, value) => left(frame, value) || right(frame, value);
            default:
                throw Error(FigureErrorKind.Unsupported, syntax, "This pattern is not part of the figure language.", "Use constants, comparisons, and, or, not and _.");
        }
    }

    private Matcher Equal(ExpressionSyntax expression)
    {
        var constant = Lower(expression);
        return (frame, value) =>
        {
            var other = constant.Run(frame);
            frame.Machine.Step(constant.Position);
            return Operators.Equal(frame.Machine, value, other).IsTrue;
        };
    }

    private Matcher Relation(RelationalPatternSyntax relational)
    {
        var bound = Lower(relational.Expression);
        BinaryOperator operation = relational.OperatorToken.Kind() switch
        {
            SyntaxKind.LessThanToken => Operators.Less,
            SyntaxKind.LessThanEqualsToken => Operators.LessOrEqual,
            SyntaxKind.GreaterThanToken => Operators.Greater,
            _ => Operators.GreaterOrEqual,
        };
        return (frame, value) =>
        {
            var other = bound.Run(frame);
            frame.Machine.Step(bound.Position);
            return operation(frame.Machine, value, other).IsTrue;
        };
    }

    private delegate bool Matcher(Frame frame, Value value);
}
