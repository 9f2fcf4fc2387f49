using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class WavesTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Crests_are_a_period_apart_and_an_amplitude_above_the_midline()
    {
        var scene = fixture.Draw("""Axes(0, 12, -3, 5); Wave("w", 2, 4, shift: 1, midline: 1);""");
        var (axes, wave) = (scene.OfKind("axes").Single(), scene.Find("wave", "w")!);
        var (unitX, unitY, originX, originY) = (Value("unitX"), Value("unitY"), Value("originX"), Value("originY"));
        Assert.Equal([2.0, 6, 10], wave.Points.Select(p => Math.Round((p.X - originX) / unitX, 6)));
        Assert.All(wave.Points, p => Assert.Equal(3, (originY - p.Y) / unitY, 6));
        Assert.Equal([0.0, 4, 8, 12], scene.OfKind("trough").Select(t => Math.Round((t.Points[0].X - originX) / unitX, 6)));

        double Value(string key) => axes.Find(key)!.Value.Number;
    }

    [Fact]
    public void Spikes_of_a_heart_trace_stand_as_many_squares_apart_as_it_says()
    {
        var trace = fixture.Draw("HeartTrace(3.4, 20, 20, 18, box: 20);").OfKind("heart-trace").Single();
        Assert.Equal(5, trace.Points.Length);
        Assert.Equal(68, trace.Points[1].X - trace.Points[0].X, 6);
    }

    [Theory]
    [InlineData("Wave(\"w\", 1, 2);", "needs axes")]
    [InlineData("Axes(0, 10, -2, 2); Wave(\"w\", 1, 0.01);", "too many")]
    [InlineData("Axes(0, 10, -2, 2); Wave(\"w\", -1, 2);", "amplitude")]
    [InlineData("HeartTrace(0.2, 20, 20, 18);", "heart trace")]
    public void Waves_that_cannot_be_drawn_are_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
