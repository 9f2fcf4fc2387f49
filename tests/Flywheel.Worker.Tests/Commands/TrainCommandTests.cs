using System.CommandLine;
using System.Text.Json;
using Flywheel.Model.Tests.Training;
using Flywheel.Model.Training.Settings;
using Flywheel.Worker.Commands;

namespace Flywheel.Worker.Tests.Commands;

public sealed class TrainCommandTests : IClassFixture<TrainingFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("train-").FullName;
    private readonly string[] _sft;

    public TrainCommandTests(TrainingFixture fixture)
    {
        Data = fixture.Data;
        Config = Path.Combine(_folder, "config.json");
        File.WriteAllText(Config, """{ "shape": "tiny", "tokenizer": "tokenizer.json", "max_pixels": 3136, "datasets": ["v-perception"], "batch_tokens": 1024, "evaluate_rows": 2 }""");
        _sft = ["sft", "--data", Data, "--config", Config, "--out", Out, "--device", "cpu"];
    }

    private string Data { get; }

    private string Config { get; }

    private string Out => Path.Combine(_folder, "out");

    [Fact]
    public async Task A_tokenizer_and_a_model_are_made_and_the_model_is_one_that_loads()
    {
        var (made, tokenizer, _) = await RunAsync("tokenizer", "--data", Data, "--vocabulary", "400", "--out", Path.Combine(_folder, "tokenizer.json"));
        var (code, output, errors) = await RunAsync([.. _sft, "--steps", "2", "--seed", "5"]);

        Assert.Equal((0, 0, ""), (made, code, errors));
        Assert.Contains("400 tokens, from the text of", tokenizer, StringComparison.Ordinal);
        Assert.Contains("Stage sft: ", output, StringComparison.Ordinal);
        Assert.Contains("After step 2: 2 held-out rows at a loss of", output, StringComparison.Ordinal);
        Assert.Contains($"{Out}: the model after 2 steps", output, StringComparison.Ordinal);
        var (_, asked, trouble) = await AskAsync("--tokens", "6");
        Assert.Equal("", trouble);
        Assert.Contains("segments: 1, runs of code: 0", asked, StringComparison.Ordinal);
        Assert.Equal(5UL, SettingsFile.Read(Path.Combine(Out, "training.json")).Seed);
    }

    [Fact]
    public async Task As_JSON_every_event_is_a_line()
    {
        await RunAsync("tokenizer", "--data", Data, "--vocabulary", "400", "--out", Path.Combine(_folder, "tokenizer.json"));
        var (_, output, _) = await RunAsync([.. _sft, "--steps", "2", "--json"]);

        var events = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["begin", "step", "step", "evaluation", "checkpoint", "end"], events.Select(e => e.GetProperty("event").GetString()));
        Assert.Equal([1, 2], events[1..3].Select(e => e.GetProperty("step").GetProperty("step").GetInt32()));
        Assert.True(events[2].GetProperty("step").GetProperty("tokensPerSecond").GetDouble() > 0);
    }

    [Fact]
    public async Task The_help_lists_every_key_with_its_range()
    {
        var (code, output, _) = await RunAsync("sft", "--help");

        Assert.Equal(0, code);
        Assert.Contains("--skip-bad-rows", output, StringComparison.Ordinal);
        Assert.All(SettingsKeys.Run.Select(key => (key.Name, key.Range)).Concat(SettingsKeys.Stage.Select(key => (key.Name, key.Range))), key =>
        {
            Assert.Contains($"  {key.Name} ", output, StringComparison.Ordinal);
            Assert.Contains(key.Range, output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Wrong_settings_missing_data_and_missing_options_end_in_a_sentence()
    {
        File.WriteAllText(Config, """{ "epochs": 0 }""");
        var (settings, _, why) = await RunAsync(_sft);
        var (usage, _, _) = await RunAsync("sft", "--data", Data);
        var (data, _, missing) = await RunAsync("tokenizer", "--data", Path.Combine(_folder, "nothing"), "--out", Path.Combine(_folder, "t.json"));

        Assert.Equal((1, $"flywheel: {Config}: epochs is 0; a whole number from 1 to 10000 is expected.\n"), (settings, why));
        Assert.Equal(2, usage);
        Assert.Equal((1, $"flywheel: {Path.Combine(_folder, "nothing")}: there is no such file or folder.\n"), (data, missing));
    }

    [Fact]
    public async Task Stopped_it_says_how_to_go_on_and_does()
    {
        await RunAsync("tokenizer", "--data", Data, "--vocabulary", "400", "--out", Path.Combine(_folder, "tokenizer.json"));
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter("step 1,", stop);
        var stopped = await CommandErrors.InvokeAsync(new RootCommand { TrainCommand.Create() }.Parse(["train", .. _sft, "--steps", "30"]), new InvocationConfiguration { Output = output, ProcessTerminationTimeout = null }, stop.Token);
        var (code, rest, _) = await RunAsync([.. _sft, "--steps", "30", "--resume"]);

        Assert.Equal((130, 0), (stopped, code));
        Assert.Contains($"Go on with: ./flywheel train sft --data {Data} --config {Config} --out {Out} --device cpu --steps 30 --resume", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("; going on after step", rest, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Code, string Output, string Errors)> AskAsync(params string[] options)
    {
        var (program, picture) = (Path.Combine(_folder, "a.cs"), Path.Combine(_folder, "a.png"));
        File.WriteAllText(program, "Canvas(100, 60); Dot(10, 10);");
        Assert.Equal(0, FigureCommand.Create().Parse(["render", program, "-o", picture]).Invoke());
        return InvokeAsync(["ask", picture, "Where is the dot?", "--model", Out, "--device", "cpu", .. options]);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => InvokeAsync(["train", .. arguments]);

    private static async Task<(int Code, string Output, string Errors)> InvokeAsync(string[] line)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { TrainCommand.Create(), AskCommand.Create() };
        var code = await CommandErrors.InvokeAsync(root.Parse(line), new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null });
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>Asks to stop when a line begins in some way.</summary>
    private sealed class StoppingWriter(string beginning, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(beginning, StringComparison.Ordinal) == true) stop.Cancel();
        }
    }
}
