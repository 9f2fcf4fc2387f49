using System.Collections.Concurrent;
using Flywheel.Synthesis.Authors;

namespace Flywheel.Synthesis.Tests.Authors.Rules;

public sealed class DistinctnessTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>
{
    private const int Problems = 10_000;

    [Fact]
    public void Of_ten_thousand_problems_at_least_99_percent_differ_in_question_or_picture_even_without_themes()
    {
        var families = fixture.Families.All;
        var written = new ConcurrentBag<(string Question, string Picture)>();
        Parallel.For(0, Problems, i =>
        {
            var family = families[i % families.Length];
            var home = family.Homes[i / families.Length % family.Homes.Length];
            if (fixture.Author.Write(new AuthorRequest("test", $"d{i}", 1, (ulong)i, i, home.Domain, family.FigureKind), family) is { } problem)
            {
                written.Add((problem.Question, WithoutTheme(problem.FigureCode)));
            }
        });
        Assert.True(written.Count >= Problems * 99 / 100, $"only {written.Count} of {Problems} requests gave a problem");
        var distinct = written.Distinct().Count();
        Assert.True(distinct >= written.Count * 99 / 100, $"only {distinct} of {written.Count} problems are distinct");
    }

    /// <summary>The same drawing in other colours or on other paper would not count as another picture.</summary>
    private static string WithoutTheme(string code) =>
        string.Join('\n', code.Split('\n').Where(line => !line.StartsWith("Theme(", StringComparison.Ordinal)));
}
