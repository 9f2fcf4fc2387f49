using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Scenes;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Tests.Authors.Rules;

/// <summary>What every family promises, tried on many seeds of each.</summary>
public sealed class FamilyTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>
{
    private const int Seeds = 60;

    public static TheoryData<string> Names => [.. FamilyCatalog.CreateDefault().All.Select(f => f.Name)];

    [Fact]
    public void There_are_at_least_45_families_over_24_figure_kinds_and_15_domains()
    {
        var families = FamilyCatalog.CreateDefault();
        Assert.True(families.All.Length >= 45, $"{families.All.Length} families");
        Assert.True(families.FigureKinds.Count() >= 24, $"{families.FigureKinds.Count()} figure kinds");
        Assert.True(families.All.SelectMany(f => f.Homes).Select(h => h.Domain).Distinct(StringComparer.Ordinal).Count() >= 15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_family_is_at_home_in_topics_that_have_its_figure_kind(string name)
    {
        var family = Family(name);
        foreach (var home in family.Homes)
        {
            foreach (var topic in home.Topics)
            {
                var node = fixture.Graph.Named(topic).FirstOrDefault(n => n.Domain.Name == home.Domain);
                Assert.True(node is not null, $"{home.Domain} has no topic \"{topic}\".");
                Assert.Contains(family.FigureKind, node.FigureKinds);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_familys_problems_draw_run_and_have_the_answer_that_the_picture_gives(string name)
    {
        foreach (var problem in Problems(name))
        {
            var scene = Draw(problem, problem.FigureCode);
            var computed = fixture.Engine.Evaluate(scene, problem.AnswerCode);
            Assert.True(computed.Succeeded, Describe(problem, $"answer code: {computed.Errors.FirstOrDefault()}"));
            Assert.True(Agrees(computed.Value!, problem.Answer), Describe(problem, $"the picture gives {computed.Value}, the answer is {problem.Answer.Value.Text}"));
            Assert.False(computed.ElementsRead.IsEmpty, Describe(problem, "the answer code reads nothing"));
            Assert.InRange(problem.Steps.Length, 1, 3);
            foreach (var step in problem.Steps)
            {
                var before = scene.Marks.Length;
                var result = fixture.Engine.DrawStep(scene, step.Code);
                Assert.True(result.Succeeded, Describe(problem, $"step: {result.Errors.FirstOrDefault()}\n{step.Code}"));
                scene = result.Scene!;
                Assert.True(scene.Marks.Length > before, Describe(problem, "a step draws nothing"));
            }

            Assert.Contains(problem.Answer.Text, problem.Conclusion, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_familys_variant_has_the_answer_that_the_author_predicts(string name)
    {
        foreach (var problem in Problems(name).Where(p => p.Variant is not null))
        {
            var scene = Draw(problem, problem.Variant!.FigureCode);
            var computed = fixture.Engine.Evaluate(scene, problem.AnswerCode);
            Assert.True(computed.Succeeded, Describe(problem, $"answer code on the variant: {computed.Errors.FirstOrDefault()}"));
            Assert.True(Agrees(computed.Value!, problem.Variant.Answer), Describe(problem, $"the variant gives {computed.Value}, predicted is {problem.Variant.Answer.Value.Text}"));
            Assert.NotEqual(problem.FigureCode, problem.Variant.FigureCode);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_family_varies_its_problems_and_its_wording(string name)
    {
        var problems = Problems(name).ToArray();
        Assert.True(problems.Length >= Seeds * 9 / 10, $"{name}: only {problems.Length} of {Seeds} requests gave a problem");
        Assert.True(problems.Select(p => p.FigureCode).Distinct(StringComparer.Ordinal).Count() >= problems.Length * 95 / 100, $"{name}: figures repeat");
        Assert.True(problems.Select(p => Wording(p.Question)).Distinct(StringComparer.Ordinal).Count() >= 3, $"{name}: fewer than three phrasings of the question");
        Assert.True(problems.Select(p => Wording(p.Steps[0].Thought)).Distinct(StringComparer.Ordinal).Count() >= 3, $"{name}: fewer than three phrasings of the first thought");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_problem(string name)
    {
        Assert.Equal(ProblemJson.Write(Write(name, 7)!), ProblemJson.Write(Write(name, 7)!));
    }

    private IEnumerable<Problem> Problems(string name) => Enumerable.Range(0, Seeds).Select(i => Write(name, i)).OfType<Problem>();

    private Problem? Write(string name, int seed)
    {
        var family = Family(name);
        var home = family.Homes[seed % family.Homes.Length];
        var request = new AuthorRequest("test", $"{name}-{seed}", 1, SeededRandom.For(5).Fork(seed).NextBits(), seed, home.Domain, family.FigureKind);
        return fixture.Author.Write(request, family);
    }

    private ProblemFamily Family(string name) => fixture.Families.All.Single(f => f.Name == name);

    private Scene Draw(Problem problem, string code)
    {
        var result = fixture.Engine.Draw(code);
        Assert.True(result.Succeeded, Describe(problem, $"figure: {result.Errors.FirstOrDefault()}\n{code}"));
        return result.Scene!;
    }

    private static bool Agrees(FigureValue computed, Answer answer) => answer.Value switch
    {
        NumberAnswer number => computed.Kind == FigureValueKind.Number && Math.Abs(computed.Number - number.Number) <= Math.Max(number.Tolerance, 1e-6 * Math.Max(1, Math.Abs(number.Number))),
        TextAnswer text => string.Equals(computed.Text.Trim(), text.Written.Trim(), StringComparison.OrdinalIgnoreCase),
        PointAnswer point => computed.Point.DistanceTo(new(point.X, point.Y)) <= point.Tolerance,
        SetAnswer set => computed.Items.Select(i => i.Text).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(set.Items),
        _ => false,
    };

    /// <summary>A text without its numbers and single capitals, so that only the phrasing is left.</summary>
    private static string Wording(string text) => string.Concat(text.Where(c => !char.IsDigit(c) && !char.IsUpper(c)));

    private static string Describe(Problem problem, string what) => $"{problem.Id}: {what}\n{problem.Question}\n{problem.FigureCode}\n{problem.AnswerCode}";
}
