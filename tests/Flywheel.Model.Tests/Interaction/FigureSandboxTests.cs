using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using SkiaSharp;

namespace Flywheel.Model.Tests.Interaction;

public sealed class FigureSandboxTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    private const string Segment = "Segment(20, 20, 60, 20, color: \"accent\");";

    [Fact]
    public async Task A_step_on_our_own_picture_is_painted_as_in_training_data()
    {
        var reply = await RunAsync(figures.Drawn, Segment);
        var scene = figures.Engine.DrawStep(figures.Drawn.Scene!, Segment).Scene!;
        Assert.Equal(figures.Renderer.Png(scene), reply.Pictures.Single().Png);
    }

    [Fact]
    public async Task A_step_on_a_picture_file_changes_only_what_it_draws()
    {
        var reply = await RunAsync(figures.Plain, Segment);
        Assert.Equal(figures.Drawn.Png.AsSpan().ToArray(), figures.Plain.Png);
        Assert.Equal(Pixels((await RunAsync(figures.Drawn, Segment)).Pictures.Single()), Pixels(reply.Pictures.Single()));
    }

    [Fact]
    public async Task Steps_build_on_each_other()
    {
        await using var session = figures.Sandbox.Open(figures.Plain);
        var first = (await session.RunAsync(Code(Segment), figures.Plain, default)).Pictures.Single();
        var second = (await session.RunAsync(Code("Dot(90, 40, color: \"accent\");"), first, default)).Pictures.Single();
        Assert.Equal(Color(first, 40, 20), Color(second, 40, 20));
        Assert.NotEqual(Color(first, 90, 40), Color(second, 90, 40));
    }

    [Fact]
    public async Task A_failed_step_leaves_the_picture_as_it_was()
    {
        await using var session = figures.Sandbox.Open(figures.Plain);
        var failed = await session.RunAsync(Code("Dot(90, 40); Dot(1, 2"), figures.Plain, default);
        var drawn = (await session.RunAsync(Code(Segment), figures.Plain, default)).Pictures.Single();
        Assert.Equal((SandboxStatus.Failed, 0), (failed.Status, failed.Pictures.Length));
        Assert.StartsWith("Error at (1,", failed.Text, StringComparison.Ordinal);
        Assert.Equal(Color(figures.Plain, 90, 40), Color(drawn, 90, 40));
    }

    [Fact]
    public async Task A_picture_of_another_sandbox_becomes_the_ground()
    {
        await using var session = figures.Sandbox.Open(figures.Plain);
        await session.RunAsync(Code(Segment), figures.Plain, default);
        var other = Picture.Read(figures.Plain.Png.AsSpan());
        var drawn = (await session.RunAsync(Code("Dot(90, 40);"), other, default)).Pictures.Single();
        Assert.Equal(Color(other, 40, 20), Color(drawn, 40, 20));
    }

    [Fact]
    public async Task A_program_over_budget_is_ended()
    {
        var reply = await RunAsync(figures.Plain, "while (true) { }");
        Assert.Equal(SandboxStatus.OverLimit, reply.Status);
    }

    [Fact]
    public async Task A_step_that_draws_nothing_says_so() => Assert.Equal("The code drew nothing.", (await RunAsync(figures.Plain, "var x = 1;")).Text);

    [Fact]
    public async Task Marks_stand_out_from_a_dark_picture()
    {
        var dark = Picture.Of(figures.Renderer, figures.Engine.Draw("Canvas(100, 100); Theme(\"chalk\");").Scene!);
        var reply = await RunAsync(Picture.Read(dark.Png.AsSpan()), "Circle(50, 50, 20);");
        Assert.True(Color(reply.Pictures.Single(), 50, 30).Red > 150);
    }

    private static CodeBlock Code(string code) => new("csharp", code);

    private static SKColor Color(Picture picture, int x, int y)
    {
        using var image = picture.Decode();
        using var bitmap = SKBitmap.FromImage(image);
        return bitmap.GetPixel(x, y);
    }

    private static SKColor[] Pixels(Picture picture)
    {
        using var image = picture.Decode();
        using var bitmap = SKBitmap.FromImage(image);
        return bitmap.Pixels;
    }

    private async Task<SandboxReply> RunAsync(Picture picture, string code)
    {
        await using var session = figures.Sandbox.Open(picture);
        return await session.RunAsync(Code(code), picture, default);
    }
}
