using Flywheel.Knowledge.Random;

namespace Flywheel.Synthesis.Authors.Rules.Families.Motion;

/// <summary>A motion in straight pieces between whole-numbered grid points, and the axes that hold it.</summary>
/// <param name="Quantity">position or velocity.</param>
/// <param name="Times">Rising times.</param>
/// <param name="Values">Values at them.</param>
/// <param name="TimeUnit">Unit of time.</param>
/// <param name="LengthUnit">Unit of length.</param>
/// <param name="TimeStep">Time between grid lines.</param>
/// <param name="Step">Value between grid lines.</param>
internal sealed record MotionPlan(string Quantity, double[] Times, double[] Values, string TimeUnit, string LengthUnit, double TimeStep, double Step)
{
    private static readonly string[] Colors = ["blue", "green", "purple", "teal", "brown", "red"];

    /// <summary>The time at which the motion ends.</summary>
    public double Duration => Times[^1];

    /// <summary>Unit of velocity.</summary>
    public string VelocityUnit => $"{LengthUnit}/{TimeUnit}";

    /// <summary>A random motion whose neighbouring pieces differ in slope.</summary>
    /// <param name="random">Source of numbers.</param>
    /// <param name="quantity">position or velocity.</param>
    /// <param name="sections">Number of straight pieces.</param>
    /// <param name="low">Least value in grid steps.</param>
    /// <param name="high">Greatest value in grid steps.</param>
    public static MotionPlan Draw(SeededRandom random, string quantity, int sections, int low, int high)
    {
        var (timeUnit, lengthUnit, timeStep, step) = string.Equals(quantity, "velocity", StringComparison.Ordinal)
            ? random.Pick<(string, string, double, double)>([("s", "m", 1, 1), ("s", "m", 1, 2), ("s", "m", 2, 2), ("s", "m", 1, 5), ("s", "cm", 1, 10)])
            : random.Pick<(string, string, double, double)>([("s", "m", 1, 1), ("s", "m", 1, 5), ("s", "m", 2, 10), ("min", "m", 1, 50), ("h", "km", 1, 10), ("h", "km", 1, 20)]);
        var times = new double[sections + 1];
        var values = new double[sections + 1];
        values[0] = random.Range(low, high) * step;
        for (var i = 1; i <= sections; i++)
        {
            times[i] = times[i - 1] + (random.Range(1, sections > 3 ? 3 : 4) * timeStep);
            do
            {
                values[i] = random.Chance(0.25) ? values[i - 1] : random.Range(low, high) * step;
            }
            while (i > 1 && Math.Abs(Slope(i) - Slope(i - 1)) < 1e-9);
        }

        double Slope(int i) => (values[i] - values[i - 1]) / (times[i] - times[i - 1]);
        return new MotionPlan(quantity, times, values, timeUnit, lengthUnit, timeStep, step);
    }

    /// <summary>A colour for the line.</summary>
    public static string Color(SeededRandom random) => random.Pick<string>(Colors);

    /// <summary>The axes' line of the program: grid lines one step beyond the motion.</summary>
    public FigureWriter Axes(FigureWriter writer, double top = 0, double longest = 0) =>
        writer.Line($"MotionAxes({Quantity}, {Math.Max(longest, Duration) + TimeStep}, {Math.Min(0, Values.Min()) - (Values.Min() < 0 ? Step : 0)}, {Math.Max(top, Math.Max(Step, Values.Max())) + Step}, timeStep: {TimeStep}, step: {Step}, timeUnit: {TimeUnit}, lengthUnit: {LengthUnit});");

    /// <summary>A time with its unit.</summary>
    public string At(double time) => $"{time:0.##} {TimeUnit}";
}
