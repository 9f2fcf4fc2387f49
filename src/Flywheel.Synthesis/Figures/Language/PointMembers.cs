namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The methods of points.</summary>
internal static class PointMembers
{
    public static IEnumerable<(string Name, int Arguments, Method Method)> Methods { get; } =
    [
        ("DistanceTo", 1, static (Machine _, in Value self, ReadOnlySpan<Value> arguments) => Value.Of(self.AsPoint.DistanceTo(Point(arguments[0])))),
        ("Towards", 2, static (Machine _, in Value self, ReadOnlySpan<Value> arguments) => Value.Of(self.AsPoint.Towards(Point(arguments[0]), Operators.Number(arguments[1], "The share")))),
        ("Dot", 1, static (Machine _, in Value self, ReadOnlySpan<Value> arguments) => Value.Of(self.AsPoint.Dot(Point(arguments[0])))),
        ("Cross", 1, static (Machine _, in Value self, ReadOnlySpan<Value> arguments) => Value.Of(self.AsPoint.Cross(Point(arguments[0])))),
    ];

    private static Geometry.Point Point(in Value value) => value.Kind == ValueKind.Point
        ? value.AsPoint
        : throw new FigureException($"The argument must be a point, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);
}
