using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker;

/// <summary>Compares what answer code computed with a typed answer.</summary>
public static class AnswerComparison
{
    private const double Exact = 1e-6;

    /// <summary>Whether a computed value is the answer's value.</summary>
    public static bool Matches(FigureValue computed, Answer answer) => answer.Value switch
    {
        NumberAnswer number => computed.Kind == FigureValueKind.Number && Near(computed.Number, number),
        TextAnswer text => SameText(computed.Text, text.Written),
        PointAnswer point => computed.Kind is FigureValueKind.Point or FigureValueKind.Element && computed.Point.DistanceTo(new(point.X, point.Y)) <= point.Tolerance,
        SetAnswer set => computed.Kind == FigureValueKind.Array && Names(computed).SetEquals(set.Items.Select(Folded)),
        _ => false,
    };

    /// <summary>Whether two computed values are equal, numbers up to rounding errors.</summary>
    public static bool SameValue(FigureValue a, FigureValue b) =>
        a.Kind == b.Kind && (a.Kind == FigureValueKind.Number ? Math.Abs(a.Number - b.Number) <= Exact * Math.Max(1, Math.Abs(b.Number)) : a.Text == b.Text);

    /// <summary>The answer's value as computed, in the form of the claimed answer; null if it has another type.</summary>
    public static Answer? Corrected(FigureValue computed, Answer claimed) => claimed.Value switch
    {
        NumberAnswer number when computed.Kind == FigureValueKind.Number && double.IsFinite(computed.Number) => number with { Number = Rounded(computed.Number, number) },
        TextAnswer when computed.Kind is FigureValueKind.Text or FigureValueKind.Element or FigureValueKind.Number => new TextAnswer(computed.Text),
        PointAnswer point when computed.Kind is FigureValueKind.Point or FigureValueKind.Element => point with { X = computed.Point.X, Y = computed.Point.Y },
        SetAnswer when computed.Kind == FigureValueKind.Array => new SetAnswer([.. computed.Items.Select(i => i.Text)]),
        _ => null,
    };

    /// <summary>Whether two texts say the same: case and white space at the ends do not count.</summary>
    public static bool SameText(string a, string b) => string.Equals(Folded(a), Folded(b), StringComparison.Ordinal);

    private static bool Near(double value, NumberAnswer answer)
    {
        // A claimed number may be written with fewer decimals than it was computed with.
        var written = answer.Tolerance > 0 ? answer.Tolerance * (1 + Exact) : Exact * Math.Max(1, Math.Abs(answer.Number));
        return Math.Abs(value - answer.Number) <= written;
    }

    private static double Rounded(double value, NumberAnswer form) => form.Tolerance > 0 ? Math.Round(value, Math.Clamp(form.Decimals, 0, 6)) : Math.Round(value, 9);

    private static HashSet<string> Names(FigureValue value) => [.. value.Items.Select(i => Folded(i.Text))];

    private static string Folded(string text) => text.Trim().ToLowerInvariant();
}
