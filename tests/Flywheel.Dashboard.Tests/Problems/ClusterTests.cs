using System.Net;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Problems.Fingerprints;
using Flywheel.Worker.Dashboard.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Dashboard.Tests.Problems;

[Collection(DashboardCollection.Name)]
public sealed class ClusterTests(DashboardFixture fixture) : IAsyncLifetime
{
    private const string Run = "twins";

    /// <summary>A run in which one problem was refused as a twin, one is near a kept one, one is like nothing.</summary>
    public async Task InitializeAsync()
    {
        await using var context = fixture.Session.CreateContext();
        var pattern = await context.Problems.AsNoTracking().Where(p => p.RunId == DashboardFixture.Run && p.State == ProblemState.Settled).OrderBy(p => p.Id).FirstAsync();
        var now = DateTimeOffset.UtcNow.AddYears(-1);
        context.Runs.Add(new RunRow { Id = Run, State = RunState.Finished, Settings = "{}", Plan = "{}", CodeVersions = "{}", CreatedAt = now });
        context.Cells.Add(new CellRow { RunId = Run, Key = pattern.CellKey, Domain = pattern.Domain, FigureKind = pattern.FigureKind, Level = pattern.Level, State = CellState.Full });
        (string Id, ProblemState State, string? Reason, long Scene, long Text, long Picture)[] rows =
        [
            ("kept", ProblemState.Settled, null, 10, 0b1000, 0b1000),
            ("twin", ProblemState.Rejected, "near-duplicate", 10, 0b1000, 0b1000),
            ("near", ProblemState.Settled, null, 11, 0b1011, 0b1100),
            ("far", ProblemState.Settled, null, 12, unchecked((long)0xF0F0_F0F0_F0F0_F0F0), 0x0F0F_0F0F_0F0F_0F0F),
        ];
        foreach (var (index, row) in rows.Index())
        {
            context.Problems.Add(new ProblemRow
            {
                Id = $"{Run}.{row.Id}",
                RunId = Run,
                CellKey = pattern.CellKey,
                CandidateIndex = index,
                RootId = $"{Run}.{row.Id}",
                Family = pattern.Family,
                Author = pattern.Author,
                Domain = pattern.Domain,
                FigureKind = pattern.FigureKind,
                Level = pattern.Level,
                NodeIds = pattern.NodeIds,
                State = row.State,
                Reason = row.Reason,
                Question = pattern.Question,
                Answer = pattern.Answer,
                Document = pattern.Document,
                SceneHash = row.Scene,
                TextHash = row.Text,
                PictureHash = row.Picture,
                CreatedAt = now,
            });
        }

        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await using var context = fixture.Session.CreateContext();
        await context.Runs.Where(r => r.Id == Run).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task What_was_kept_and_what_was_refused_stand_side_by_side()
    {
        var html = await PageAsync($"/problems/clusters?run={Run}");
        Assert.Contains("3 problems", html, StringComparison.Ordinal);
        Assert.Contains("2 kept", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf($"/problems/{Run}.kept\"", StringComparison.Ordinal) < html.IndexOf($"/problems/{Run}.twin\"", StringComparison.Ordinal), "kept ones come first");
        Assert.Contains("rejected: near-duplicate", html, StringComparison.Ordinal);
        Assert.Contains("same question, same elements", html, StringComparison.Ordinal);
        Assert.Contains("question differs in 2 of 64 bits, picture in 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Run}.far", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cluster_of_one_problem_can_be_asked_for()
    {
        await PageAsync($"/problems/clusters?run={Run}");
        Assert.Contains($"/problems/{Run}.near\"", await PageAsync($"/problems/clusters?run={Run}&problem={Run}.kept"), StringComparison.Ordinal);
        Assert.Contains("Nothing in the run", await PageAsync($"/problems/clusters?run={Run}&problem={Run}.far"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run=nowhere")]
    [InlineData("run=../../etc")]
    public async Task A_run_that_is_none_is_not_found(string query)
    {
        using var response = await fixture.Client.GetAsync($"/problems/clusters?{query}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void The_groups_are_those_of_a_search_one_by_one()
    {
        var random = new Random(7);
        var seeds = Enumerable.Range(0, 40).Select(_ => (Text: random.NextInt64(), Picture: random.NextInt64())).ToArray();
        var prints = Enumerable.Range(0, 400).Select(i =>
        {
            var seed = seeds[random.Next(seeds.Length)];
            return new ProblemFingerprint((ulong)i % 390, Flip(seed.Text), Flip(seed.Picture));
        }).ToArray();
        var groups = NearDuplicateGroups.Of(prints, default);
        var index = new NearDuplicateIndex();
        for (var i = 0; i < prints.Length; i++)
        {
            Assert.All(index.FindAll(prints[i].Scene, prints[i].Text, prints[i].Picture), twin => Assert.Equal(groups[int.Parse(twin, null)], groups[i]));
            index.Add($"{i}", prints[i].Scene, prints[i].Text, prints[i].Picture);
        }

        Assert.InRange(groups.Distinct().Count(), 2, 400);

        ulong Flip(long bits) => (ulong)bits ^ (1UL << random.Next(64)) ^ (random.Next(3) == 0 ? 1UL << random.Next(64) : 0);
    }

    [Fact]
    public void A_hundred_thousand_problems_are_grouped_within_seconds_even_if_most_are_alike()
    {
        var random = new Random(3);
        var prints = Enumerable.Range(0, 100_000).Select(i => i % 2 == 0
            ? new ProblemFingerprint((ulong)random.Next(50), 5, 6)
            : new ProblemFingerprint((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64())).ToArray();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var groups = NearDuplicateGroups.Of(prints, default);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        Assert.InRange(groups.Distinct().Count(), 50_001, 50_002);
    }

    [Fact]
    public async Task A_search_that_takes_longer_is_shown_as_under_way_and_then_as_done()
    {
        var search = fixture.Server.Services.GetRequiredService<ClusterSearch>();
        await using var context = fixture.Session.CreateContext();
        var first = await search.ReadAsync(context, DashboardFixture.Run, TimeSpan.Zero, default);
        var last = await search.ReadAsync(context, DashboardFixture.Run, TimeSpan.FromSeconds(20), default);
        Assert.True(first.IsUnderWay || first.Report is not null);
        Assert.NotNull(last.Report);
        Assert.True(last.Report.Compared > 0);
    }

    [Fact]
    public async Task Accessibility_tools_find_nothing_serious()
    {
        await PageAsync($"/problems/clusters?run={Run}");
        await Accessibility.RequireAsync(fixture, $"/problems/clusters?run={Run}");
    }

    /// <summary>The page once the search is done.</summary>
    private Task<string> PageAsync(string address) => fixture.Client.ReadUntilAsync(address, html => !html.Contains("are being compared", StringComparison.Ordinal));
}
