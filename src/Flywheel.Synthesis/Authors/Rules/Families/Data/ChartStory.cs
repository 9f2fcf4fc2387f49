using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules.Families.Data;

/// <summary>What a chart is about: its words, and the values that make sense.</summary>
/// <param name="Domain">Domain in which it is told.</param>
/// <param name="Topic">Topic of that domain that it exercises.</param>
/// <param name="Title">Title of the chart; {0} stands for a place.</param>
/// <param name="Quantity">What is measured, as a noun that follows "the": "rainfall".</param>
/// <param name="Unit">Its unit, empty for none.</param>
/// <param name="At">How a label is put into a sentence: "in {0}".</param>
/// <param name="Axis">Title of the axis of labels.</param>
/// <param name="Labels">Labels to choose from; consecutive ones if the order matters.</param>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
/// <param name="Tick">Distance of the ticks.</param>
/// <param name="Parts">Parts into which a tick is divided; values are multiples of one part.</param>
/// <param name="Shape">How the values run.</param>
/// <param name="Series">Names of the series where several are compared.</param>
internal sealed record ChartStory(
    string Domain,
    string Topic,
    string Title,
    string Quantity,
    string Unit,
    string At,
    string Axis,
    string[] Labels,
    double Low,
    double High,
    double Tick,
    int Parts,
    Shape Shape = Shape.Loose,
    params string[] Series)
{
    private static readonly string[] Places = ["Bergen", "Quito", "Perth", "Osaka", "Lima", "Porto", "Oslo", "Denver", "Accra", "Malmö", "Turin", "Cork", "Hanoi", "Tunis", "Graz"];

    /// <summary>Smallest difference between values.</summary>
    public double Step => Tick / Parts;

    /// <summary>Title of the axis of values: the quantity, and its unit unless the quantity names it.</summary>
    public string ValueAxis => Unit.Length == 0 || Quantity.Contains(Unit, StringComparison.Ordinal) ? Capital(Quantity) : $"{Capital(Quantity)} ({Unit})";

    /// <summary>A label with its preposition: "in March".</summary>
    public string Where(string label) => string.Format(At, label);

    /// <summary>A value with its unit.</summary>
    public string Say(double value) => new Problems.NumberAnswer(value, Unit).Text;

    /// <summary>The title, with a place filled in.</summary>
    public string TitleFor(Drafting drafting) => string.Format(Title, drafting.Random.Pick(Places));

    /// <summary>Some of the labels in their order: any of them, or a run of neighbours if the values are a course.</summary>
    public string[] SomeLabels(Drafting drafting, int least, int most)
    {
        var count = Math.Min(Labels.Length, drafting.Random.Range(least, most));
        if (Shape == Shape.Loose)
        {
            return [.. drafting.Random.Sample(Enumerable.Range(0, Labels.Length), count).Order().Select(i => Labels[i])];
        }

        var first = drafting.Random.Range(0, Labels.Length - count);
        return Labels[first..(first + count)];
    }

    /// <summary>As many values of this story's shape as asked for.</summary>
    public double[] SomeValues(Drafting drafting, int count)
    {
        var random = drafting.Random;
        var (low, high) = ((int)Math.Round(Low / Step), (int)Math.Round(High / Step));
        double[] levels = Shape switch
        {
            Shape.Rising => Slowing(random, low, high, count),
            Shape.Falling => [.. Slowing(random, low, high, count).Select(v => low + high - v)],
            Shape.Hill => Hill(random, low, high, count),
            Shape.Wave => Wave(random, low, high, count),
            _ => random.Sample(Enumerable.Range(low, high - low + 1).Select(v => (double)v), count),
        };
        return [.. levels.Select(v => Math.Round(v * Step, 6))];
    }

    /// <summary>The stories of the domain that the problem is written for, or all if it has none; one of them.</summary>
    public static ChartStory Pick(Drafting drafting, ImmutableArray<ChartStory> stories)
    {
        ChartStory[] own = [.. stories.Where(s => string.Equals(s.Domain, drafting.Domain, StringComparison.Ordinal))];
        return drafting.Random.Pick<ChartStory>(own.Length > 0 ? own : [.. stories]);
    }

    /// <summary>The homes of a family that tells these stories, with topics of its own added.</summary>
    public static ImmutableArray<Home> Homes(ImmutableArray<ChartStory> stories, string domain, params string[] topics) =>
        Families.Data.Homes.Of(stories.Select(s => (s.Domain, s.Topic)), domain, topics);

    private static double[] Slowing(Knowledge.Random.SeededRandom random, int low, int high, int count)
    {
        var shares = Enumerable.Range(0, count).Select(i => random.Double(0.5, 1.5) * (count - i)).ToArray();
        shares[0] = 0;
        var scale = (high - low) * random.Double(0.75, 1) / shares.Sum();
        double sum = low;
        return [.. shares.Select(s => Math.Round(sum += s * scale))];
    }

    private static double[] Hill(Knowledge.Random.SeededRandom random, int low, int high, int count)
    {
        var peak = random.Range(1, count - 2);
        var top = random.Range(low + (int)((high - low) * 0.75), high);
        return [.. Enumerable.Range(0, count).Select(i => Math.Round(Math.Clamp(top - (Math.Abs(i - peak) * (top - low) / (double)Math.Max(peak, count - 1 - peak)) + (i == peak ? 0 : random.Range(-1, 1)), low, top)))];
    }

    private static double[] Wave(Knowledge.Random.SeededRandom random, int low, int high, int count)
    {
        var values = new double[count];
        values[0] = random.Range(low, high);
        for (var i = 1; i < count; i++)
        {
            do
            {
                values[i] = Math.Clamp(values[i - 1] + (random.Range(1, Math.Max(2, (high - low) / 3)) * (random.Chance(0.5) ? 1 : -1)), low, high);
            }
            while (values[i] == values[i - 1]);
        }

        return values;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
