using System.CommandLine;
using System.Text.Json;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Tests.Runs;

namespace Flywheel.Worker.Tests.Commands;

[Collection(GrowthCollection.Name)]
public sealed class RunCommandsTests(UndisturbedRun undisturbed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("runs")]
    [InlineData("runs", "list")]
    public async Task List_names_every_run_with_its_state(params string[] arguments)
    {
        var (code, output, _) = await RunAsync(arguments);
        Assert.Equal(0, code);
        Assert.Matches(@"test-run\s+finished", output);
    }

    [Fact]
    public async Task Show_tells_cells_rejections_repairs_and_recall()
    {
        var (code, output, _) = await RunAsync("runs", "show", Growth.Run);
        Assert.Equal(0, code);
        Assert.Contains("test-run: finished", output);
        Assert.Matches(@"Plane Geometry\s+\S+\s+0\s+full", output);
        Assert.Contains("Known-bad problems caught, with 95 % intervals", output);
    }

    [Fact]
    public async Task Show_as_json_holds_the_same()
    {
        var (_, output, _) = await RunAsync("runs", "show", Growth.Run, "--json");
        var run = JsonDocument.Parse(output).RootElement;
        Assert.Equal(undisturbed.Progress.Run.Accepted, run.GetProperty("cells").EnumerateArray().Sum(c => c.GetProperty("accepted").GetInt64()));
        Assert.InRange(run.GetProperty("canaries").GetProperty("all").GetProperty("lower").GetDouble(), 0, 1);
        Assert.NotEqual(0, run.GetProperty("seconds").GetDouble());
    }

    [Theory]
    [InlineData("show")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    public async Task Unknown_run_fails_with_its_name(string subcommand)
    {
        var (code, _, errors) = await RunAsync("runs", subcommand, "nope");
        Assert.Equal(1, code);
        Assert.Contains("no run \"nope\"", errors);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    public async Task Finished_run_cannot_be_changed(string subcommand)
    {
        var (code, _, errors) = await RunAsync("runs", subcommand, Growth.Run);
        Assert.Equal(1, code);
        Assert.Contains("is finished", errors);
    }

    [Fact]
    public async Task Plan_adds_up_and_can_be_written_read_and_compared()
    {
        var file = Path.Combine(_folder, "plan.json");
        var (code, output, _) = await RunAsync("plan", "--target", "300", "-o", file);
        Assert.Equal(0, code);
        Assert.Contains("300 problems", output);
        var (again, fromFile, _) = await RunAsync("plan", "--plan", file, "--json");
        Assert.Equal(0, again);
        Assert.Equal(300, JsonDocument.Parse(fromFile).RootElement.GetProperty("target").GetInt32());
    }

    [Fact]
    public async Task Plan_against_a_run_tells_what_would_be_reused_made_and_orphaned()
    {
        var (_, output, _) = await RunAsync("plan", "--target", "100", "--domain", "Plane Geometry", "--run", Growth.Run, "--json");
        var comparison = JsonDocument.Parse(output).RootElement;
        var (reused, made, orphaned) = (comparison.GetProperty("reused").GetInt32(), comparison.GetProperty("made").GetInt32(), comparison.GetProperty("orphaned").GetInt32());
        Assert.Equal(100, reused + made);
        Assert.Equal(undisturbed.Progress.Run.Accepted, reused + orphaned);
        Assert.NotEqual(0, reused);
    }

    [Fact]
    public async Task Why_tells_the_story_from_author_to_settling()
    {
        var (code, output, _) = await RunAsync("problem", "why", await AnyProblemAsync());
        Assert.Equal(0, code);
        Assert.Contains("authored by rules", output);
        Assert.Contains("checked by checker", output);
        Assert.Contains("settled by settling", output);
    }

    [Fact]
    public async Task Why_of_a_repaired_problem_shows_the_words_that_changed()
    {
        var id = undisturbed.Growth.Postgres.Scalar<string>("select problem_id from flywheel.repairs where outcome = 'Applied' order by problem_id limit 1");
        var (code, output, _) = await RunAsync("problem", "why", id!);
        Assert.Equal(0, code);
        Assert.Contains("applied: ", output);
        Assert.True(output.Contains("{+", StringComparison.Ordinal) || output.Contains("[-", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Show_prints_a_problem_and_writes_its_pictures()
    {
        var (code, output, _) = await RunAsync("problem", "show", await AnyProblemAsync(), "-o", _folder);
        Assert.Equal(0, code);
        Assert.Contains("Answer code", output);
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        foreach (var file in new[] { "figure.png", "step-1.png" })
        {
            Assert.Equal(png, (await File.ReadAllBytesAsync(Path.Combine(_folder, file)))[..4]);
        }
    }

    [Theory]
    [InlineData("problem", "why", "nope")]
    [InlineData("problem", "show", "nope")]
    [InlineData("problem", "list", "nope")]
    [InlineData("plan", "--run", "nope")]
    public async Task Unknown_name_fails(params string[] arguments) => Assert.Equal((1, true), Outcome(await RunAsync(arguments)));

    [Theory]
    [InlineData("grow", "--target", "0")]
    [InlineData("grow", "--target", "many")]
    [InlineData("grow", "--levels", "1..2")]
    [InlineData("grow", "--levels", "0..5")]
    [InlineData("grow", "--hours", "0")]
    [InlineData("grow", "--workers", "0")]
    [InlineData("grow", "--canaries", "-1")]
    [InlineData("grow", "--run", "No Name")]
    [InlineData("grow", "--plan", "p.json", "--target", "5")]
    [InlineData("grow", "--domain", "Alchemy")]
    [InlineData("plan", "--plan", "/no/such/plan.json")]
    [InlineData("worker", "--workers", "257")]
    [InlineData("runs", "show")]
    [InlineData("runs", "delete", "r")]
    [InlineData("problem", "list", "r", "--limit", "0")]
    public async Task Wrong_command_line_is_a_usage_error_that_says_why(params string[] arguments) => Assert.Equal((2, true), Outcome(await RunAsync(arguments)));

    [Theory]
    [InlineData("grow", "--connection", "Host=/no/such/folder;Timeout=1")]
    [InlineData("runs", "--connection", "Host=127.0.0.1;Port=1;Timeout=1")]
    [InlineData("runs", "--connection", "Nonsense")]
    public async Task Database_that_cannot_be_reached_is_told_in_a_sentence(params string[] arguments)
    {
        var (code, output, errors) = await InvokeAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains("flywheel: ", errors);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (code, output, _) = await InvokeAsync("grow", "--help");
        Assert.Equal(0, code);
        Assert.All(new[] { "--target", "--domain", "--levels", "--seed", "--hours", "--workers", "--plan", "--run", "--canaries", "--out", "--no-export", "--connection", "--data" }, o => Assert.Contains(o, output));
    }

    private static (int Code, bool Says) Outcome((int Code, string Output, string Errors) result) => (result.Code, result.Errors.Length > 0);

    private async Task<string> AnyProblemAsync()
    {
        var (_, output, _) = await RunAsync("problem", "list", Growth.Run, "--limit", "1", "--json");
        return JsonDocument.Parse(output).RootElement[0].GetProperty("id").GetString()!;
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => InvokeAsync([.. arguments, "--connection", undisturbed.Growth.Postgres.ConnectionString]);

    private static async Task<(int Code, string Output, string Errors)> InvokeAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { GrowCommand.Create(), WorkerCommand.Create(), PlanCommand.Create(), RunsCommand.Create(), ProblemCommand.Create() };
        var code = await CommandErrors.InvokeAsync(root.Parse(arguments), new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
