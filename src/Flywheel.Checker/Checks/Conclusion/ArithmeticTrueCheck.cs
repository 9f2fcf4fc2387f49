namespace Flywheel.Checker.Checks.Conclusion;

/// <summary>Every equation of numbers in the thoughts and the conclusion is true.</summary>
internal sealed class ArithmeticTrueCheck : Check
{
    /// <inheritdoc />
    public override string Name => "arithmetic-true";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Conclusion;

    /// <inheritdoc />
    public override string Proves => "Every equation of numbers in the thoughts and the conclusion is true.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        foreach (var equation in Equations(inspection))
        {
            if (!equation.Holds)
            {
                yield return Fail($"The equation \"{equation.Text}\" is not true.", ("equation", equation.Text), ("left", equation.Left), ("right", equation.Right));
            }
        }
    }

    private static IEnumerable<Equation> Equations(Inspection inspection) =>
        inspection.Problem.Steps.Select(s => s.Thought).Append(inspection.Problem.Conclusion).SelectMany(Equation.FindAll);
}
