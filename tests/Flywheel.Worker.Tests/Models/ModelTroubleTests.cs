using System.CommandLine;
using System.Diagnostics;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Tests.Chat;
using Flywheel.TestSupport.Runs;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Flywheel.Worker.Tests.Runs;

namespace Flywheel.Worker.Tests.Models;

/// <summary>Runs whose model is away, is another one, or writes a part only.</summary>
[Collection(GrowthCollection.Name)]
public sealed class ModelTroubleTests
{
    private static GrowOptions Tiny { get; } = ModelGrowth.Small with { Target = 8, Domains = ["Plane Geometry"], Levels = [0], CanaryInterval = 0 };

    [Fact]
    public async Task A_server_that_wants_another_key_pauses_the_run_at_once_and_nothing_is_lost()
    {
        var (player, refuses) = (new ModelPlayer { IsRough = false }, true);
        await using var server = await ScriptedServer.StartAsync(context => refuses ? ScriptedServer.Status(401)(context) : player.PlayAsync(context));
        using var growth = new Growth();
        var paused = await GrowAsync(growth, server, Tiny);
        Assert.Equal(RunState.Paused, paused.Run.State);
        Assert.Contains("The model is away:", paused.Run.Reason, StringComparison.Ordinal);
        Assert.Contains("refused the key", paused.Run.Reason, StringComparison.Ordinal);
        refuses = false;
        var finished = await GrowAsync(growth, server, Tiny);
        Assert.Equal((RunState.Finished, 8), (finished.Run.State, finished.Run.Accepted));
        Assert.Equal(0L, growth.Postgres.Scalar<long>("select count(*) from flywheel.batches where state <> 'Finished'"));
    }

    [Fact]
    public async Task A_server_that_stays_away_pauses_the_run_after_the_last_attempt()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Status(503, "0"));
        using var growth = new Growth();
        var paused = await GrowAsync(growth, server, Tiny);
        Assert.Equal(RunState.Paused, paused.Run.State);
        Assert.Contains("answered 503", paused.Run.Reason, StringComparison.Ordinal);
        Assert.Equal(0L, growth.Postgres.Scalar<long>("select count(*) from flywheel.problems"));
        Assert.Equal(0L, growth.Postgres.Scalar<long>("select sum(candidates)::bigint from flywheel.cells"));
    }

    [Fact]
    public async Task In_a_mix_the_seed_decides_who_writes()
    {
        await using var models = await ModelGrowth.StartAsync(isRough: false);
        var options = ModelGrowth.Small with { Target = 30, Author = AuthorKind.Mix, Solvers = 0, Judge = false, Levels = [0] };
        await models.GrowAsync(options);
        var authors = Authors(models.Growth);
        Assert.Equal(["model:m", "rules"], authors.Select(a => a.Split(' ')[1]).Distinct().Order());
        await models.GrowAsync(options with { Run = "again" });
        Assert.Equal(authors.Select(a => a.Replace(Growth.Run, "again", StringComparison.Ordinal)), Authors(models.Growth, "again"));
    }

    [Fact]
    public async Task A_run_with_a_model_is_resumed_only_with_it()
    {
        await using var models = await ModelGrowth.StartAsync(isRough: false);
        await models.GrowAsync(Tiny);
        var error = await Assert.ThrowsAsync<RunException>(() => models.Growth.GrowAsync(Tiny with { Author = AuthorKind.Rules }));
        Assert.Contains("was started with the model m: --author model", error.Message, StringComparison.Ordinal);
        await using var session = await models.Growth.OpenAsync();
        await using var other = ModelGrowth.Open(models.Server.Address, "n");
        var refusal = await Assert.ThrowsAsync<RunException>(() => new Grower(session, TimeProvider.System, other).GrowAsync(Tiny, new SilentView(), verbose: false, CancellationToken.None));
        Assert.Contains("model n instead of m", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_by_rules_keeps_the_settings_that_it_had_before_there_were_models()
    {
        using var growth = new Growth();
        await growth.GrowAsync(Tiny with { Author = AuthorKind.Rules });
        Assert.Equal(
            """["author", "canaryInterval", "knowledge", "plan", "repeats", "seed"]""",
            growth.Postgres.Scalar<string>("select to_jsonb(array(select jsonb_object_keys(settings) order by 1))::text from flywheel.runs"));
        Assert.Equal(0L, growth.Postgres.Scalar<long>("select count(*) from flywheel.replies"));
    }

    [Fact]
    public async Task A_process_that_is_killed_loses_no_reply_and_a_worker_without_the_model_leaves_the_run_alone()
    {
        var player = new ModelPlayer { IsRough = false };
        await using var server = await ScriptedServer.StartAsync(context => ScriptedServer.Slow(TimeSpan.FromMilliseconds(60), player.PlayAsync)(context));
        using var workers = new WorkerProcesses();
        string[] grow = ["grow", "--run", Growth.Run, "--target", "12", "--domain", "Plane Geometry", "--levels", "0", "--no-export", "--author", "model", "--endpoint", $"{server.Address}", "--model", "m"];
        for (var kill = 0; kill < 2; kill++)
        {
            using var worker = workers.Start(grow);
            var before = server.Requests.Count;
            await UntilAsync(() => server.Requests.Count >= before + 12 || worker.HasExited, workers.OutputOf(worker));
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        using var stranger = workers.Start("worker");
        await UntilAsync(() => workers.OutputOf(stranger).Contains("it needs the model m", StringComparison.Ordinal), "the worker did not say which model it lacks");
        WorkerProcesses.Signal(stranger, "TERM");
        using var last = workers.Start(grow);
        await last.WaitForExitAsync();
        Assert.True(last.ExitCode == 0, workers.OutputOf(last));
        Assert.Contains("The model was asked", workers.OutputOf(last), StringComparison.Ordinal);
        await using var session = await DatabaseSession.OpenAsync(workers.Settings, CancellationToken.None);
        await using var context = session.CreateContext();
        var content = await RunContent.ReadAsync(context, Growth.Run);
        using var undisturbed = new Growth();
        var options = new GrowOptions { Run = Growth.Run, Target = 12, Domains = ["Plane Geometry"], Levels = [0], Author = AuthorKind.Model };
        await GrowAsync(undisturbed, server, options);
        Assert.Equal(await undisturbed.ContentAsync(), content);
    }

    [Fact]
    public async Task Help_names_the_options_of_models()
    {
        var output = new StringWriter();
        await CommandErrors.InvokeAsync(new RootCommand { GrowCommand.Create() }.Parse(["grow", "--help"]), new InvocationConfiguration { Output = output });
        Assert.All(new[] { "--author", "--model-share", "--endpoint", "--model", "--solvers", "--price-input", "--embedding-endpoint", "--predicted-tools" }, o => Assert.Contains(o, output.ToString(), StringComparison.Ordinal));
    }

    private static string[] Authors(Growth growth, string run = Growth.Run) =>
        growth.Postgres.Scalar<string>($"select string_agg(id || ' ' || author, '|' order by id) from flywheel.problems where run_id = '{run}'")!.Split('|');

    private static async Task<RunProgress> GrowAsync(Growth growth, ScriptedServer server, GrowOptions options)
    {
        await using var model = ModelGrowth.Open(server.Address);
        await using var session = await growth.OpenAsync();
        return await new Grower(session, TimeProvider.System, model).GrowAsync(options, new SilentView(), verbose: false, CancellationToken.None);
    }

    private static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), otherwise);
            await Task.Delay(50);
        }
    }
}
