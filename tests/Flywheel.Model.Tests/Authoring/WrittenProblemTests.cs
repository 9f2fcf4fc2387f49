using Flywheel.Model.Authoring;

namespace Flywheel.Model.Tests.Authoring;

public sealed class WrittenProblemTests(AuthorFixture author) : IClassFixture<AuthorFixture>
{
    [Fact]
    public void What_every_family_writes_is_read_back_as_it_was()
    {
        foreach (var family in author.Families.All)
        {
            var problem = author.Rules.Write(author.Request with { FigureKind = family.FigureKind }, family);
            if (problem is null)
            {
                continue;
            }

            var (parts, complaints) = ProblemText.Read(ProblemText.Write(problem));
            Assert.True(complaints.IsEmpty, $"{family.Name}: {string.Join(' ', complaints)}");
            Assert.Equal((problem.Question.Trim(), problem.Answer.Text, problem.Conclusion.Trim()), (parts!.Question, parts.Answer.Text, parts.Conclusion));
            Assert.Equal(problem.FigureCode.Trim().ReplaceLineEndings("\n"), parts.FigureCode.ReplaceLineEndings("\n"));
            Assert.Equal(problem.Steps.Length, parts.Steps.Length);
            Assert.Equal(problem.Choices.AsEnumerable(), parts.Choices);
        }
    }

    [Fact]
    public void A_true_problem_passes_the_trial()
    {
        var parts = ProblemText.Read(ProblemText.Write(author.Example)).Parts!;
        Assert.Empty(new ProgramTrial(author.Engine).Try(parts, default));
    }

    [Fact]
    public void Programs_that_fail_are_complained_about_by_part()
    {
        var parts = ProblemText.Read(ProblemText.Write(author.Example)).Parts!;
        var trial = new ProgramTrial(author.Engine);
        Assert.Equal("figure: Error at (1,1): There is no function Dott. Did you mean Dot?", trial.Try(parts with { FigureCode = "Dott(1, 2);" }, default).Single().ToString());
        Assert.Equal("figure", trial.Try(parts with { FigureCode = "Canvas(100, 100);" }, default)[0].Part);
        Assert.Contains("reads no element", trial.Try(parts with { AnswerCode = "42" }, default).Single().Message, StringComparison.Ordinal);
        Assert.Equal("step 1", trial.Try(parts with { Steps = [parts.Steps[0] with { Code = "Dot(" }] }, default).Single().Part);
    }
}
