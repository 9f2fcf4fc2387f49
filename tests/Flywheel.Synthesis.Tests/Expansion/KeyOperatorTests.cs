using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Tests.Expansion;

public sealed class KeyOperatorTests(SynthesisFixture fixture) : IClassFixture<SynthesisFixture>
{
    [Fact]
    public void Answers_of_several_words_are_looked_up_in_rows()
    {
        var family = fixture.Families.All.Single(f => f.Name == "gear-direction");
        var problem = fixture.Author.Write(new AuthorRequest("test", "gears", 1, 5, 0, family.Homes[0].Domain, family.FigureKind), family)!;
        var child = new Expander(fixture.Engine).Expand(problem, "gears.1", 3)!;
        var scene = fixture.Engine.Draw(child.FigureCode).Scene!;
        var keys = scene.OfKind("inset-key").ToArray();
        Assert.Contains(((TextAnswer)problem.Answer.Value).Written, keys.Select(k => k.Name));
        Assert.True(keys.All(k => k.Bounds.Height < k.Bounds.Width / 4), "rows are wide and low");
        Assert.True(keys.All(k => k.Bounds.Top >= scene.Height - 124 && k.Bounds.Bottom <= scene.Height), "rows stay within their panel");
    }
}
