using System.ClientModel;
using System.CommandLine;
using Flywheel.Model.Tests.Chat;
using Flywheel.Worker.Commands;
using OpenAI;
using OpenAI.Chat;

namespace Flywheel.Worker.Tests.Commands;

/// <summary>The commands with a model in a folder. Its weights are random, so what it says is noise; that it is said in order is the point.</summary>
public sealed class LocalModelCommandTests : IClassFixture<TinyModel>, IDisposable
{
    private readonly TinyModel _tiny;
    private readonly string _folder = Directory.CreateTempSubdirectory("local-").FullName;
    private readonly string _picture;

    public LocalModelCommandTests(TinyModel tiny)
    {
        _tiny = tiny;
        var program = Path.Combine(_folder, "a.cs");
        _picture = Path.Combine(_folder, "a.png");
        File.WriteAllText(program, "Canvas(100, 60); Dot(10, 10);");
        Assert.Equal(0, FigureCommand.Create().Parse(["render", program, "-o", _picture]).Invoke());
    }

    [Fact]
    public async Task A_model_in_a_folder_is_asked_and_ends_at_its_tokens()
    {
        var (code, output, errors) = await AskAsync("--model", _tiny.Folder, "--device", "cpu", "--tokens", "20", "--seed", "1", "--temperature", "1");

        Assert.Equal((1, ""), (code, errors));
        Assert.Contains("segments: 1, runs of code: 0, tokens: 20,", output, StringComparison.Ordinal);
        Assert.EndsWith("No answer: the tokens are used up (--tokens).\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_gives_the_same_thinking_again()
    {
        string[] options = ["--model", _tiny.Folder, "--device", "cpu", "--tokens", "20", "--seed", "1", "--temperature", "1"];

        var (first, second) = (await AskAsync(options), await AskAsync(options));

        Assert.Equal(Said(first.Output), Said(second.Output));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_with_the_other_way()
    {
        var (code, _, errors) = await AskAsync("--model", Path.Combine(_folder, "none"));

        Assert.Equal(2, code);
        Assert.Equal($"flywheel: there is no folder {Path.Combine(_folder, "none")}. --model names a folder with a model; a server's model needs --endpoint URL, too.\n", errors);
    }

    [Fact]
    public async Task An_endpoint_without_a_name_asks_for_the_name()
    {
        var (code, _, errors) = await AskAsync("--endpoint", "http://localhost:1/v1");

        Assert.Equal((2, "flywheel: which model? Give --model DIR, a folder with a model, or --endpoint URL --model NAME.\n"), (code, errors));
    }

    [Fact]
    public async Task A_folder_without_a_model_is_told_by_the_file_that_it_lacks()
    {
        var (code, _, errors) = await AskAsync("--model", _folder);

        Assert.Equal(1, code);
        Assert.Contains("config.json", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_does_not_fit_names_both_numbers()
    {
        var (code, _, errors) = await AskAsync("--model", _tiny.Folder, "--device", "cpu", "--context", "50");

        Assert.Equal(1, code);
        Assert.Matches("flywheel: The conversation takes [0-9]+ tokens, .*; tiny-thinker takes 50, the reply included\\.\n", errors);
    }

    [Fact]
    public async Task A_model_in_a_folder_is_served_until_the_end()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var output = new StringWriter { NewLine = "\n" };
        var parsed = ServeModelCommand.Create().Parse(["--model", _tiny.Folder, "--device", "cpu", "--port", "0"]);
        var running = CommandErrors.InvokeAsync(parsed, new InvocationConfiguration { Output = TextWriter.Synchronized(output) }, source.Token);
        while (!output.ToString().Contains("ends.", StringComparison.Ordinal)) await Task.Delay(20, source.Token);
        var address = output.ToString().Split(' ', ';').First(word => word.StartsWith("http", StringComparison.Ordinal));
        var client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(address) }).GetChatClient("tiny-thinker");

        ChatCompletion reply = await client.CompleteChatAsync([new UserChatMessage("Why?")], new ChatCompletionOptions { MaxOutputTokenCount = 5 }, source.Token);
        await source.CancelAsync();

        Assert.Equal(5, reply.Usage.OutputTokenCount);
        Assert.Equal(0, await running);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What was said, without the last lines' time.</summary>
    private static string Said(string output) => output[..output.IndexOf(", time: ", StringComparison.Ordinal)];

    private async Task<(int Code, string Output, string Errors)> AskAsync(params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var parsed = AskCommand.Create().Parse([_picture, "How many?", "-o", Path.Combine(_folder, "out"), .. options]);
        var code = await CommandErrors.InvokeAsync(parsed, new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
