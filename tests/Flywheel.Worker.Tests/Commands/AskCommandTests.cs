using System.CommandLine;
using Flywheel.Model.Tests.Chat;
using Flywheel.Worker.Commands;
using Microsoft.AspNetCore.Http;

namespace Flywheel.Worker.Tests.Commands;

public sealed class AskCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ask-").FullName;
    private readonly string _picture;

    public AskCommandTests()
    {
        var program = Path.Combine(_folder, "a.cs");
        _picture = Path.Combine(_folder, "a.png");
        File.WriteAllText(program, "Canvas(100, 60); Dot(10, 10);");
        Assert.Equal(0, FigureCommand.Create().Parse(["render", program, "-o", _picture]).Invoke());
    }

    [Fact]
    public async Task The_thinking_is_shown_and_its_pictures_are_saved()
    {
        var (code, output, errors) = await AskAsync([], ScriptedServer.Stream("<think>I mark it. <code>Dot(50, 30);"), ScriptedServer.Stream(" Two.</think><answer>2"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("<think>I mark it. <code>Dot(50, 30);</code>", output, StringComparison.Ordinal);
        Assert.EndsWith("Answer: 2\n", output, StringComparison.Ordinal);
        var saved = Path.Combine(_folder, "out", "1.png");
        Assert.Contains($"[{saved}]", output, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllBytes(_picture), File.ReadAllBytes(saved));
    }

    [Fact]
    public async Task Without_an_answer_the_exit_code_says_so()
    {
        var (code, output, _) = await AskAsync([], ScriptedServer.Stream("I cannot tell."));
        Assert.Equal(1, code);
        Assert.EndsWith("No answer: the model ended without one.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_model_is_asked_for()
    {
        var (code, _, errors) = await RunAsync(_picture, "Why?");
        Assert.Equal((2, "flywheel: which model? Give --model DIR, a folder with a model, or --endpoint URL --model NAME.\n"), (code, errors));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_named()
    {
        var (code, _, errors) = await RunAsync(Path.Combine(_folder, "a.cs"), "Why?", "--endpoint", "http://localhost:1/v1", "--model", "m");
        Assert.Equal(1, code);
        Assert.Contains("a.cs: The file is not a picture that can be read", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_in_a_sentence()
    {
        var (code, _, errors) = await AskAsync([], ScriptedServer.Status(400));
        Assert.Equal(1, code);
        Assert.Contains("refused the request", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_not_served_to_others_without_a_key()
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var parsed = ServeModelCommand.Create().Parse(["--address", "0.0.0.0", "--endpoint", "http://localhost:1/v1", "--model", "m"]);
        Assert.Equal(2, await CommandErrors.InvokeAsync(parsed, new InvocationConfiguration { Error = errors }));
        Assert.Contains("a key is needed", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Errors)> AskAsync(string[] options, params RequestDelegate[] replies)
    {
        await using var server = await ScriptedServer.StartAsync(replies);
        return await RunAsync([_picture, "How many?", "--endpoint", server.Address.ToString(), "--model", "m", "-o", Path.Combine(_folder, "out"), .. options]);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await CommandErrors.InvokeAsync(AskCommand.Create().Parse(arguments), new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
