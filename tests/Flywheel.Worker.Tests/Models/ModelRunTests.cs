using System.CommandLine;
using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Flywheel.Worker.Tests.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Worker.Tests.Models;

/// <summary>A run whose model is reached over a rough line, and writes good, broken and hostile things.</summary>
[Collection(GrowthCollection.Name)]
public sealed class ModelRunTests(ModelRun run) : IClassFixture<ModelRun>
{
    private Flywheel.TestSupport.Postgres.PostgresFixture Postgres => run.Models.Growth.Postgres;

    [Fact]
    public void The_line_was_rough()
    {
        var faults = run.Models.Player.Faults;
        Assert.All(new[] { "busy", "failing", "broken off", "ended early", "not a reply", "huge" }, fault => Assert.Contains(fault, faults.Keys));
    }

    [Fact]
    public void The_run_finishes_with_problems_by_the_model()
    {
        Assert.Equal(RunState.Finished, run.Progress.Run.State);
        Assert.InRange(run.Progress.Run.Accepted, 24, 36);
        Assert.Equal(0L, Postgres.Scalar<long>("select count(*) from flywheel.problems where author <> 'model:m' and level = 0"));
        Assert.Contains("+model-", Postgres.Scalar<string>("select string_agg(family || state || coalesce(reason, ''), ' ') from flywheel.problems where level = 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_candidate_ends_accepted_or_rejected_with_a_reason()
    {
        await using var context = (await run.Models.Growth.OpenAsync()).CreateContext();
        var problems = await context.Problems.AsNoTracking().Where(p => p.State != ProblemState.Canary).ToListAsync();
        Assert.All(problems, p => Assert.Contains(p.State, new[] { ProblemState.Settled, ProblemState.Surplus, ProblemState.Rejected }));
        Assert.All(problems.Where(p => p.State == ProblemState.Rejected), p => Assert.NotNull(p.Reason));
        Assert.Equal(run.Progress.Run.Candidates, run.Progress.Run.Accepted + run.Progress.Run.Rejected + problems.Count(p => p.State == ProblemState.Surplus));
        Assert.Equal(run.Progress.Run.Rejected, run.Progress.Reasons.Sum(r => r.Value));
        Assert.Contains(run.Progress.Reasons, r => r.Key == RunProgress.NothingWritten);
    }

    [Fact]
    public void Tokens_are_the_servers()
    {
        var whole = run.Models.Player.Whole;
        Assert.Equal((7L * whole, 3L * whole), (Postgres.Scalar<long>("select sum(prompt_tokens) from flywheel.replies"), Postgres.Scalar<long>("select sum(completion_tokens) from flywheel.replies")));
        Assert.Equal(((7m * whole * 2) + (3m * whole * 10)) / 1_000_000, Postgres.Scalar<decimal>("select sum(cost) from flywheel.replies"));
        Assert.Equal(Postgres.Scalar<long>("select count(*) from flywheel.replies where text is not null"), whole);
    }

    [Fact]
    public async Task Tokens_are_told_by_prompt()
    {
        await using var context = (await run.Models.Growth.OpenAsync()).CreateContext();
        var usage = (await RunReport.ReadAsync(context, Growth.Run, CancellationToken.None)).Usage;
        Assert.Equal(["creator", "editor", "examiner", "expander", "reconstructor", "repairer", "solver"], usage.Select(u => u.Purpose).Where(p => p != "tutor"));
        Assert.Equal(run.Models.Player.Whole * 7L, usage.Sum(u => u.PromptTokens));
        Assert.Contains($"read {run.Models.Player.Whole * 7L:N0} tokens", ModelUsage.Describe(usage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_passes_every_check_again()
    {
        await using var session = await run.Models.Growth.OpenAsync();
        using var host = await WorkerHost.BuildAsync(session, 1, verbose: false, model: null, CancellationToken.None);
        var (checker, engine, renderer) = (host.Services.GetRequiredService<ProblemChecker>(), host.Services.GetRequiredService<FigureEngine>(), host.Services.GetRequiredService<FigureRenderer>());
        var exported = new List<string>();
        await foreach (var problem in new RunProblems(session.Source, Growth.Run, engine, renderer).ProblemsAsync(CancellationToken.None))
        {
            Assert.Equal(CheckOutcome.Accepted, checker.Check(problem).Outcome);
            exported.Add(problem.Id);
        }

        await using var context = session.CreateContext();
        Assert.Equal(run.Progress.Run.Accepted, exported.Count);
        var last = await context.Findings.Where(f => exported.Contains(f.ProblemId) && f.Verdict == FindingVerdict.Fail).GroupBy(f => f.ProblemId).Select(g => new { g.Key, Round = g.Max(f => f.Round) }).ToListAsync();
        var rounds = await context.Ledger.Where(e => e.Event == "checked" && exported.Contains(e.ProblemId!)).ToDictionaryAsync(e => e.ProblemId!, e => e.Details!);
        Assert.All(last, f => Assert.True(f.Round < System.Text.Json.JsonDocument.Parse(rounds[f.Key]).RootElement.GetProperty("rounds").GetInt32()));
    }

    [Fact]
    public void Consensus_and_wording_are_in_the_audit_with_their_evidence()
    {
        Assert.Equal("model:m", Postgres.Scalar<string>("select distinct actor from flywheel.findings where check_name in ('consensus', 'question-good')"));
        Assert.Equal("999999", Postgres.Scalar<string>("select distinct evidence->>'rival' from flywheel.findings where check_name = 'consensus' and verdict = 'Fail'"));
        Assert.Equal(3, Postgres.Scalar<int>("select distinct jsonb_array_length(evidence->'answers') from flywheel.findings where check_name = 'consensus'"));
        Assert.NotEqual(0L, Postgres.Scalar<long>("select count(*) from flywheel.problems where reason = 'consensus'"));
        Assert.Equal("checker", Postgres.Scalar<string>("select distinct actor from flywheel.findings where check_name not in ('consensus', 'question-good')"));
    }

    [Fact]
    public void A_models_repair_is_in_the_audit_with_before_and_after()
    {
        Assert.NotEqual(0L, Postgres.Scalar<long>("select count(*) from flywheel.repairs where repair = 'reword-question' and outcome = 'Applied' and actor = 'model:m'"));
        Assert.True(Postgres.Scalar<bool>(
            $"select bool_and(starts_with(after->>'question', '{ModelPlayer.Improved}') and not starts_with(before->>'question', '{ModelPlayer.Improved}')) from flywheel.repairs where repair = 'reword-question'"));
        Assert.NotEqual(0L, Postgres.Scalar<long>($"select count(*) from flywheel.problems where state = 'Settled' and repaired and starts_with(question, '{ModelPlayer.Improved}')"));
    }

    [Fact]
    public void Measured_difficulty_is_stored_beside_the_nominal_one() =>
        Assert.Equal(0d, Postgres.Scalar<double>("select min(measured_difficulty) from flywheel.problems where state = 'Settled'"));

    [Fact]
    public void Orders_in_replies_are_never_exported() =>
        Assert.Equal(0L, Postgres.Scalar<long>("select count(*) from flywheel.problems where state = 'Settled' and document::text ilike '%ignore all%'"));

    [Fact]
    public void Settings_and_ledger_name_the_model_and_its_prompts()
    {
        var settings = RunSettings.Parse(run.Progress.Run.Settings);
        Assert.Equal("m", settings.Model!.Name);
        Assert.Contains("creator", settings.Model.Prompts.Keys);
        Assert.StartsWith("model:m ", settings.Author, StringComparison.Ordinal);
        Assert.Equal(settings.Author, "model:m " + Postgres.Scalar<string>("select distinct details->>'version' from flywheel.ledger where event = 'authored'"));
    }

    [Fact]
    public void Predicted_knowledge_is_merged_with_its_provenance()
    {
        Assert.Equal("Reading a picture with care", Postgres.Scalar<string>("select distinct name from flywheel.predicted_names where kind = 'Knowledge' and known_id is null"));
        Assert.Equal(0L, Postgres.Scalar<long>("select count(*) from flywheel.predictions p join flywheel.problems b on b.id = p.problem_id where b.state in ('Settled', 'Surplus') and merged_into is null"));
        Assert.Equal(0L, Postgres.Scalar<long>("select count(*) from flywheel.predictions p join flywheel.problems b on b.id = p.problem_id where b.state = 'Rejected' and merged_into is not null"));
    }

    [Theory]
    [InlineData("stats", "Predicted by models: 2 names of knowledge (2 new)")]
    [InlineData("search reading", "predicted knowledge")]
    [InlineData("show Reading a picture with care", "Predicted by  model:m, for")]
    public async Task Predicted_names_are_shown(string command, string expected)
    {
        var output = new StringWriter();
        var code = await CommandErrors.InvokeAsync(
            new RootCommand { KnowledgeCommand.Create() }.Parse(["knowledge", .. command.Split(' '), "--connection", Postgres.ConnectionString]), new InvocationConfiguration { Output = output });
        Assert.Equal(0, code);
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_shown_with_its_model_and_what_it_cost()
    {
        var output = new StringWriter();
        await CommandErrors.InvokeAsync(
            new RootCommand { RunsCommand.Create() }.Parse(["runs", "show", Growth.Run, "--connection", Postgres.ConnectionString]), new InvocationConfiguration { Output = output });
        Assert.Matches(@"creator\s+[0-9a-f]{16}\s+\d+", output.ToString());
        Assert.Contains("Written by model:m ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("; cost 0.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merging_again_finds_nothing_to_do()
    {
        await using var context = (await run.Models.Growth.OpenAsync()).CreateContext();
        Assert.Empty(await PredictionMerger.ReadAsync(context, Growth.Run, CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_again_and_again_contains_what_an_undisturbed_one_does()
    {
        await using var models = await ModelGrowth.StartAsync();
        var pauses = 0;
        while (true)
        {
            using var interruption = new CancellationTokenSource(TimeSpan.FromSeconds(1.5 + pauses));
            try
            {
                await models.GrowAsync(ModelGrowth.Small, interruption.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                pauses++;
            }
        }

        Assert.NotEqual(0, pauses);
        Assert.Equal(run.Content, await models.Growth.ContentAsync());
        Assert.Equal(models.Growth.Postgres.Scalar<long>("select count(*) from flywheel.replies where text is not null"), models.Growth.Postgres.Scalar<long>("select count(distinct key) from flywheel.replies where text is not null"));
    }
}
