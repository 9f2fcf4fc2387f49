using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class RemoveGiveAwayRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void The_sentence_that_states_the_answer_is_cut() =>
        Assert.Equal(Triangle.Open.Question, bench.Mend<RemoveGiveAwayRepair>(Triangle.Open with { Question = $"{Triangle.Open.Question} (The answer is 60°.)" }).Question);

    [Fact]
    public void The_text_that_states_the_answer_is_cut_from_the_picture() =>
        Assert.Equal(Triangle.Figure, bench.Mend<RemoveGiveAwayRepair>(Triangle.Drawing("Text(\"Answer: 60°\", 330, 60);")).FigureCode);

    [Fact]
    public void A_question_of_one_sentence_is_left_alone() => Assert.Null(bench.Propose<RemoveGiveAwayRepair>(Triangle.Open with { Question = "If the answer is 60°, how large is the angle at C?" }));
}
