using System.CommandLine;
using Flywheel.Model.Tests.Chat;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Files;
using Flywheel.Worker.Tests.Models;

namespace Flywheel.Worker.Tests.Commands;

public sealed class AuthorCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("author-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rules_write_as_many_problems_as_were_asked_for()
    {
        var (code, output, _) = await RunAsync("--count", "20", "--out", _folder, "--domain", "Plane Geometry");
        Assert.True(code == 0, output);
        var problems = Problems(_folder);
        Assert.Equal(20, problems.Length);
        Assert.All(problems, p => Assert.Equal(("rules", "Plane Geometry", 0), (p.Author, p.Domain, p.Level)));
        Assert.Equal(20, problems.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_command_again_changes_nothing_and_another_seed_is_refused()
    {
        await RunAsync("--count", "6", "--out", _folder, "--domain", "Plane Geometry");
        var before = File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile));
        Assert.Equal(0, (await RunAsync("--count", "6", "--out", _folder, "--domain", "Plane Geometry")).Code);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile)));
        var (code, _, errors) = await RunAsync("--count", "6", "--out", _folder, "--domain", "Plane Geometry", "--seed", "2");
        Assert.Equal(1, code);
        Assert.Contains("seed 2 instead of 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_lost_lines_ends_with_the_same_problems()
    {
        await RunAsync("--count", "12", "--out", _folder, "--domain", "Computer Science");
        var before = File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile));
        var log = Path.Combine(_folder, FileRun.CandidatesFile);
        var lines = File.ReadAllLines(log);
        File.WriteAllText(log, string.Join('\n', lines[..5]) + "\n" + lines[5][..40]);
        File.Delete(Path.Combine(_folder, FileRun.ProblemsFile));
        Assert.Equal(0, (await RunAsync("--count", "12", "--out", _folder, "--domain", "Computer Science")).Code);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile)));
        Assert.Equal(lines, File.ReadAllLines(log));
    }

    [Fact]
    public async Task A_line_that_is_no_candidate_is_named()
    {
        await RunAsync("--count", "3", "--out", _folder, "--domain", "Plane Geometry");
        var log = Path.Combine(_folder, FileRun.CandidatesFile);
        File.WriteAllText(log, "nonsense\n" + File.ReadAllText(log));
        var (code, _, errors) = await RunAsync("--count", "3", "--out", _folder, "--domain", "Plane Geometry");
        Assert.Equal(1, code);
        Assert.Contains("candidates.jsonl, line 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_writes_and_its_replies_are_never_asked_for_twice()
    {
        var player = new ModelPlayer();
        await using var server = await ScriptedServer.StartAsync(player.PlayAsync);
        string[] arguments = ["--count", "8", "--out", _folder, "--domain", "Plane Geometry", "--author", "model", "--endpoint", $"{server.Address}", "--model", "m", "--price-output", "10"];
        var (code, output, _) = await RunAsync(arguments);
        Assert.True(code == 0, output);
        Assert.All(Problems(_folder), p => Assert.Equal("model:m", p.Author));
        Assert.Contains($"read {7 * player.Whole:N0} tokens", output, StringComparison.Ordinal);
        var (asked, before) = (server.Requests.Count, File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile)));

        // All candidates are gone, as after a crash before the first of them; what the model wrote is there.
        File.Delete(Path.Combine(_folder, FileRun.CandidatesFile));
        Assert.Equal(0, (await RunAsync(arguments)).Code);
        Assert.Equal((asked, before), (server.Requests.Count, File.ReadAllText(Path.Combine(_folder, FileRun.ProblemsFile))));
    }

    [Fact]
    public async Task Parquet_datasets_are_written_beside_the_lines()
    {
        var (code, output, _) = await RunAsync("--count", "6", "--out", _folder, "--domain", "Plane Geometry", "--format", "parquet");
        Assert.Equal(0, code);
        Assert.Contains("v-interaction", output, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "datasets"), "*.parquet", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("--count", "0")]
    [InlineData("--count", "3", "--author", "poet")]
    [InlineData("--count", "3", "--author", "model")]
    [InlineData("--count", "3", "--endpoint", "http://localhost:1/v1", "--model", "m")]
    [InlineData("--count", "3", "--author", "mix", "--model-share", "1", "--endpoint", "http://localhost:1/v1", "--model", "m")]
    [InlineData("--count", "3", "--solvers", "2")]
    [InlineData("--count", "3", "--author", "model", "--embedding-model", "e", "--endpoint", "http://localhost:1/v1", "--model", "m")]
    [InlineData("--count", "3", "--domain", "Alchemy")]
    public async Task A_wrong_command_line_is_a_usage_error_that_says_why(params string[] arguments)
    {
        var (code, _, errors) = await RunAsync([.. arguments, "--out", _folder]);
        Assert.Equal((2, true), (code, errors.Length > 0));
    }

    private static Problem[] Problems(string folder) => [.. File.ReadLines(Path.Combine(folder, FileRun.ProblemsFile)).Select(ProblemJson.Read)];

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandErrors.InvokeAsync(
            new RootCommand { AuthorCommand.Create() }.Parse(["author", .. arguments]), new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
