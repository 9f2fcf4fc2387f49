using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Tests.Expansion;

public sealed class ExpanderTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>
{
    private readonly Expander _expander = new(fixture.Engine);

    [Fact]
    public void There_are_at_least_five_parallel_and_five_sequential_operators()
    {
        Assert.True(Expander.Operators.Count(o => o.Lineage == Lineage.Parallel) >= 5);
        Assert.True(Expander.Operators.Count(o => o.Lineage == Lineage.Sequential) >= 5);
        Assert.Equal(Expander.Operators.Length, Expander.Operators.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Chains_of_every_family_reach_level_4_with_the_answer_that_the_picture_gives()
    {
        var stopped = new List<string>();
        foreach (var (problem, chain) in Chains())
        {
            if (chain.Count < 4)
            {
                stopped.Add($"{problem.Family} {problem.Answer.Value.GetType().Name} {problem.Answer} at {chain.Count}");
            }

            var parent = problem;
            foreach (var child in chain)
            {
                Assert.Equal(parent.Level + 1, child.Level);
                Assert.Equal(parent.Id, child.Parent);
                Assert.True(child.Steps.Length > parent.Steps.Length, child.Family);
                Assert.NotEqual(parent.AnswerCode, child.AnswerCode);
                Assert.StartsWith(parent.Question, child.Question, StringComparison.Ordinal);
                RequireAnswer(child, child.FigureCode, child.Answer);
                if (child.Variant is { } variant)
                {
                    RequireAnswer(child, variant.FigureCode, variant.Answer);
                }

                parent = child;
            }
        }

        Assert.Empty(stopped);
    }

    [Fact]
    public void Every_operator_is_used()
    {
        var used = Chains().SelectMany(c => c.Chain).SelectMany(p => p.Family.Split('+').Skip(1)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Expander.Operators.Select(o => o.Name).Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_steps_of_a_child_run_on_its_picture()
    {
        foreach (var child in Chains().Select(c => c.Chain.LastOrDefault()).OfType<Problem>())
        {
            var scene = fixture.Engine.Draw(child.FigureCode).Scene!;
            foreach (var step in child.Steps)
            {
                var result = fixture.Engine.DrawStep(scene, step.Code);
                Assert.True(result.Succeeded, $"{child.Family}: {result.Errors.FirstOrDefault()}\n{step.Code}");
                scene = result.Scene!;
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_child()
    {
        var problem = Chains().First().Problem;
        Assert.Equal(ProblemJson.Write(_expander.Expand(problem, "child", 5)!), ProblemJson.Write(_expander.Expand(problem, "child", 5)!));
    }

    [Fact]
    public void A_problem_whose_picture_does_not_draw_has_no_child()
    {
        var problem = Chains().First().Problem with { FigureCode = "Canvas(" };
        Assert.Null(_expander.Expand(problem, "child", 1));
    }

    private void RequireAnswer(Problem problem, string figureCode, Answer answer)
    {
        var scene = fixture.Engine.Draw(figureCode).Scene;
        Assert.True(scene is not null, $"{problem.Family}: the picture does not draw\n{figureCode}");
        var computed = fixture.Engine.Evaluate(scene, problem.AnswerCode);
        Assert.True(computed.Succeeded, $"{problem.Family}: {computed.Errors.FirstOrDefault()}\n{problem.AnswerCode}");
        var agrees = answer.Value is NumberAnswer number
            ? computed.Value!.Kind == FigureValueKind.Number && Math.Abs(computed.Value.Number - number.Number) <= 1e-6 * Math.Max(1, Math.Abs(number.Number))
            : string.Equals(computed.Value!.Text, answer.Value.Text, StringComparison.OrdinalIgnoreCase);
        Assert.True(agrees, $"{problem.Family}: the picture gives {computed.Value}, the answer is {answer.Value.Text}\n{problem.Question}\n{problem.AnswerCode}");
    }

    private IEnumerable<(Problem Problem, List<Problem> Chain)> Chains()
    {
        for (var i = 0; i < fixture.Families.All.Length; i++)
        {
            var family = fixture.Families.All[i];
            var random = SeededRandom.For(11).Fork(i);
            if (fixture.Author.Write(new AuthorRequest("test", $"t{i}", 1, random.NextBits(), i, family.Homes[0].Domain, family.FigureKind), family) is not { } problem)
            {
                continue;
            }

            var chain = new List<Problem>();
            while (chain.Count < 4 && _expander.Expand(chain.LastOrDefault() ?? problem, $"t{i}.{chain.Count}", random.NextBits()) is { } child)
            {
                chain.Add(child);
            }

            yield return (problem, chain);
        }
    }
}
