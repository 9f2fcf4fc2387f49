using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Tests.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Tests.Commands;

[Collection(GrowthCollection.Name)]
public sealed class ExportCommandTests(UndisturbedRun undisturbed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exports_of_all_datasets_verify_and_are_equal_byte_by_byte_in_any_number_of_shards_finished_before()
    {
        var (code, output, _) = await RunAsync("export", "--run", Growth.Run, "--out", Path("a"), "--shard-rows", "30");
        Assert.Equal(0, code);
        Assert.All(new[] { "v-interaction", "v-perception", "vtbench" }, name => Assert.Contains(name, output));
        foreach (var dataset in Directory.EnumerateDirectories(Path("a")))
        {
            Assert.Equal(0, (await InvokeAsync("dataset", "verify", dataset)).Code);
        }

        // An export that stopped half-way: the second one finds some shards, and no lockfile.
        CopyFolder(Path("a"), Path("b"));
        File.Delete(System.IO.Path.Combine(Path("b"), "v-interaction", "dataset.lock.json"));
        foreach (var shard in Directory.EnumerateFiles(System.IO.Path.Combine(Path("b"), "v-interaction"), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Skip(2))
        {
            File.Delete(shard);
        }

        Assert.Equal(0, (await RunAsync("export", "--run", Growth.Run, "--out", Path("b"), "--shard-rows", "30")).Code);
        Assert.Equal(Digests(Path("a")), Digests(Path("b")));
        Assert.Equal(0, (await InvokeAsync("dataset", "diff", Path("a/v-interaction"), Path("b/v-interaction"))).Code);
    }

    [Fact]
    public async Task Verdicts_of_people_decide_what_is_exported()
    {
        using var growth = new Growth();
        await growth.GrowAsync(Growth.Small with { Target = 12, Domains = ["Plane Geometry"], CanaryInterval = 0 });
        await InvokeAsync("export", "--run", Growth.Run, "--dataset", "v-interaction", "--out", Path("before"), "--connection", growth.Postgres.ConnectionString);
        List<string> settled;
        await using (var session = await growth.OpenAsync())
        {
            await using var context = session.CreateContext();
            settled = await context.Problems.Where(p => p.State == ProblemState.Settled).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
            var edited = ProblemJson.Read((await context.Problems.AsNoTracking().SingleAsync(p => p.Id == settled[1])).Document);
            context.Reviews.Add(Review(settled[0], ReviewVerdict.Rejected, null));
            context.Reviews.Add(Review(settled[1], ReviewVerdict.Overridden, ProblemJson.Write(edited with { Question = edited.Question + " Think twice." })));
            await context.SaveChangesAsync();
        }

        await InvokeAsync("export", "--run", Growth.Run, "--dataset", "v-interaction", "--out", Path("after"), "--connection", growth.Postgres.ConnectionString);
        var (code, output, _) = await InvokeAsync("dataset", "diff", Path("before/v-interaction"), Path("after/v-interaction"));
        Assert.Equal(1, code);
        Assert.Contains(settled[0], output);
        Assert.Contains(settled[1], output);
        Assert.DoesNotContain(settled[2], output);
    }

    [Fact]
    public async Task A_benchmark_keeps_its_questions_out_of_every_dataset()
    {
        string question;
        await using (var session = await undisturbed.Growth.OpenAsync())
        {
            await using var context = session.CreateContext();
            question = ProblemJson.Read((await context.Problems.AsNoTracking().Where(p => p.State == ProblemState.Settled).OrderBy(p => p.Id).FirstAsync()).Document).Question;
        }

        var benchmark = Path("benchmark.jsonl");
        await File.WriteAllTextAsync(benchmark, JsonSerializer.Serialize(new { id = "1", question }) + "\n");
        var (code, output, _) = await RunAsync("export", "--run", Growth.Run, "--dataset", "v-interaction", "--out", Path("clean"), "--decontaminate", benchmark);
        Assert.Equal(0, code);
        Assert.Contains("near a benchmark", output, StringComparison.OrdinalIgnoreCase);
        await InvokeAsync("dataset", "show", Path("clean/v-interaction"), "--row", "0", "-o", Path("row"));
        Assert.All(Enumerable.Range(0, 5), row => Assert.DoesNotContain(question, Shown(row)));

        string Shown(int row) => InvokeAsync("dataset", "show", Path("clean/v-interaction"), "--row", $"{row}", "-o", Path("row")).GetAwaiter().GetResult().Output;
    }

    [Fact]
    public async Task A_row_is_printed_and_its_pictures_and_a_sheet_of_all_are_written()
    {
        await RunAsync("export", "--run", Growth.Run, "--dataset", "v-interaction", "--out", Path("show"));
        var (code, output, _) = await InvokeAsync("dataset", "show", Path("show/v-interaction"), "--row", "3", "-o", Path("row"));
        Assert.Equal(0, code);
        Assert.Contains("question: ", output);
        Assert.All(Directory.EnumerateFiles(Path("row"), "*.png"), file => Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, File.ReadAllBytes(file)[..4]));
        Assert.Equal(2, Directory.GetFiles(Path("row"), "*.png").Length);
        Assert.Equal(0, (await InvokeAsync("dataset", "show", Path("show/v-interaction"), "--sheet", Path("sheet.png"), "--sample", "6")).Code);
        Assert.True(new FileInfo(Path("sheet.png")).Length > 10_000);
    }

    [Fact]
    public async Task A_changed_byte_is_found()
    {
        await RunAsync("export", "--run", Growth.Run, "--dataset", "vtbench", "--out", Path("spoilt"));
        var shard = Directory.EnumerateFiles(Path("spoilt/vtbench"), "*.parquet", SearchOption.AllDirectories).First();
        var bytes = await File.ReadAllBytesAsync(shard);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(shard, bytes);
        var (code, output, errors) = await InvokeAsync("dataset", "verify", Path("spoilt/vtbench"));
        Assert.Equal(1, code);
        Assert.Contains(System.IO.Path.GetFileName(shard), output + errors);
    }

    [Theory]
    [InlineData(2, "export", "--run", Growth.Run, "--dataset", "v-nothing")]
    [InlineData(2, "export", "--run", Growth.Run, "--shard-rows", "0")]
    [InlineData(2, "export", "--run", Growth.Run, "--test-share", "0.9")]
    [InlineData(2, "export")]
    [InlineData(1, "export", "--run", "nope")]
    [InlineData(1, "export", "--run", Growth.Run, "--decontaminate", "/no/such/file.parquet")]
    public async Task Wrong_exports_fail_with_a_reason(int expected, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync([.. arguments, "--out", Path("wrong")]);
        Assert.Equal(expected, code);
        Assert.NotEmpty(errors);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static ReviewRow Review(string problem, ReviewVerdict verdict, string? after) => new()
    {
        ProblemId = problem,
        Version = 1,
        RunId = Growth.Run,
        Reviewer = "ada",
        Verdict = verdict,
        After = after,
        Comment = "",
        At = DateTimeOffset.UtcNow,
    };

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static SortedDictionary<string, string> Digests(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => System.IO.Path.GetRelativePath(folder, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => InvokeAsync([.. arguments, "--connection", undisturbed.Growth.Postgres.ConnectionString]);

    private static async Task<(int Code, string Output, string Errors)> InvokeAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { ExportCommand.Create(), DatasetCommand.Create() };
        var code = await CommandErrors.InvokeAsync(root.Parse(arguments), new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
