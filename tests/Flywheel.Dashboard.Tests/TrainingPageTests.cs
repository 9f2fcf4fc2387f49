using System.Net;
using System.Text.Json;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Model.Training.Reports;
using Flywheel.Model.Training.Settings;
using Flywheel.Worker.Commands;
using Flywheel.Worker.Dashboard;
using Flywheel.Worker.Dashboard.Training;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class TrainingPageTests : IDisposable
{
    private const string Name = "a-model-with-a-name-of-many-letters-and-0123456789abcdef0123456789";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly DashboardFixture _fixture;
    private readonly string _folder;

    /// <summary>Makes a training as the trainer writes one: 1,000 steps, a look at the held-out rows every hundred.</summary>
    public TrainingPageTests(DashboardFixture fixture)
    {
        _fixture = fixture;
        _folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, "models", Name)).FullName;
        File.WriteAllText(Path.Combine(_folder, "training.json"), SettingsFile.Write(new TrainingSettings { Tokenizer = "tokenizer.json" }));
        File.WriteAllLines(Log, Lines(1, 1000));
    }

    private string Log => Path.Combine(_folder, "log.jsonl");

    private TrainingFolder Training => new(_folder, Name);

    public void Dispose() => Directory.Delete(Path.Combine(_fixture.Folder, "models"), recursive: true);

    [Fact]
    public async Task Trainings_are_listed_with_how_well_their_models_do()
    {
        var html = await ListedAsync();
        Assert.Contains($"/training/{Training.Id}", html, StringComparison.Ordinal);
        Assert.Contains("badge running", html, StringComparison.Ordinal);
        Assert.Contains("2.0000", html, StringComparison.Ordinal);
        Assert.Contains("55 %", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_shows_its_curves_its_settings_and_its_checkpoints()
    {
        var checkpoint = Directory.CreateDirectory(Path.Combine(_folder, "checkpoints", "step-00000500-00")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(checkpoint, "model.safetensors"), new byte[1_500_000]);
        var html = await ShownAsync();
        foreach (var expected in new[] { "Loss, in nats a token", "Learning rate", "Tokens a second", "Held-out tokens", "step-00000500-00", "1.5 MB", "batch_tokens", "8192", "held-out rows" })
        {
            Assert.Contains(expected, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void States_follow_the_log_and_the_weights()
    {
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(TrainingProgress.Running, Training.Progress(now));
        Assert.Equal(TrainingProgress.Stopped, Training.Progress(now.AddMinutes(2)));
        File.WriteAllText(Path.Combine(_folder, "model.safetensors"), "");
        Assert.Equal(TrainingProgress.Finished, Training.Progress(now));
        File.SetLastWriteTimeUtc(Log, now.UtcDateTime.AddSeconds(30));
        Assert.Equal(TrainingProgress.Running, Training.Progress(now.AddSeconds(31)));
    }

    [Fact]
    public void A_curve_has_at_most_400_points_and_keeps_every_step()
    {
        var history = Read();
        var buckets = history.Curve().Buckets.ToList();
        Assert.InRange(buckets.Count, 200, TrainingCurve.MostPoints);
        Assert.Equal(1000, buckets.Sum(b => b.Bucket.Steps));
        Assert.Equal(Enumerable.Range(1, 1000).Average(LossOf), buckets.Sum(b => b.Bucket.Loss) / 1000, 6);
        Assert.Equal(10, history.Evaluations().Count);
        Assert.Equal(1000, history.Curve(1 << 20).Buckets.Single().Bucket.Steps);
    }

    [Fact]
    public void What_is_added_is_read_without_reading_the_rest_again()
    {
        var history = Read();
        File.AppendAllLines(Log, Lines(1001, 1100));
        File.AppendAllText(Log, "{\"stage\":\"sft\",\"st");
        history.Refresh();
        Assert.Equal((1100L, 0L), (history.Last!.Step, history.Broken));
        File.AppendAllText(Log, Lines(1101, 1101).Single()["{\"stage\":\"sft\",\"st".Length..] + "\n");
        history.Refresh();
        Assert.Equal((1101L, 0L), (history.Last!.Step, history.Broken));
        Assert.Equal(1101, history.Curve().Buckets.Sum(b => b.Bucket.Steps));
    }

    [Fact]
    public void A_log_that_became_another_one_is_read_anew()
    {
        var history = Read();
        File.WriteAllLines(Log, Lines(1, 700, shift: 1).Concat(Lines(701, 1200, shift: 1)));
        history.Refresh();
        Assert.Equal(1200, history.Curve().Buckets.Sum(b => b.Bucket.Steps));
    }

    [Fact]
    public async Task Broken_lines_are_counted_and_shown()
    {
        await File.AppendAllLinesAsync(Log, ["not json", "{}", "[1,2]", "{\"step\":\"x\"}", "{\"stage\":\"sft\",\"step\":5,\"loss\":1e300}", new string('x', 200_000), "{\"stage\":null,\"step\":9,\"heldOutLoss\":1}"]);
        await File.AppendAllLinesAsync(Log, Lines(1001, 1001));
        var history = Read();
        Assert.Equal((1001L, 7L), (history.Last!.Step, history.Broken));
        Assert.Contains("7 of", await ShownAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_huge_log_samples_and_the_end_are_read()
    {
        using (var writer = new StreamWriter(Log))
        {
            for (var block = 0; block < 150; block++)
            {
                foreach (var line in Lines((block * 1000) + 1, (block + 1) * 1000))
                {
                    writer.WriteLine(line);
                }
            }
        }

        Assert.True(new FileInfo(Log).Length > 20 << 20);
        var history = Read();
        Assert.True(history.IsSampled);
        Assert.Equal((150_000L, 0L), (history.Last!.Step, history.Broken));
        Assert.InRange(history.Curve().Buckets.Count(), 200, TrainingCurve.MostPoints);
        Assert.InRange(history.Lines, 10_000, 80_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("\n\n\n")]
    public async Task Logs_with_nothing_in_them_have_a_page(string text)
    {
        await File.WriteAllTextAsync(Log, text);
        Assert.Contains("Nothing to show yet", await ShownAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_damaged_are_said_so()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "training.json"), "{\"no_such_key\": 1}");
        Assert.Contains("there is no key no_such_key", await ShownAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_log_says_is_shown_as_text()
    {
        const string script = "<script>alert(1)</script>";
        await File.WriteAllLinesAsync(Log, Lines(1, 100).Select(line => line.Replace("\"sft\"", JsonSerializer.Serialize(script), StringComparison.Ordinal)));
        var html = await ShownAsync();
        Assert.DoesNotContain(script, html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(script), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_not_followed_and_other_folders_are_not_searched()
    {
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            var elsewhere = Directory.CreateDirectory(Path.Combine(outside, "data", "secret")).FullName;
            foreach (var file in Directory.EnumerateFiles(_folder))
            {
                File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
            }

            Directory.CreateSymbolicLink(Path.Combine(_folder, "..", "link"), elsewhere);
            var linked = Directory.CreateDirectory(Path.Combine(_folder, "..", "linked")).FullName;
            File.CreateSymbolicLink(Path.Combine(linked, "log.jsonl"), Path.Combine(elsewhere, "log.jsonl"));
            File.Copy(Path.Combine(elsewhere, "training.json"), Path.Combine(linked, "training.json"));
            Assert.Equal([_folder], Library().List().Found.Select(t => t.Path));
            Assert.Equal(2, Library(Path.Combine(outside, "data")).List().Found.Count);
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void Databases_and_datasets_are_not_searched()
    {
        foreach (var (marker, name) in new[] { ("PG_VERSION", "cluster"), ("dataset.lock.json", "dataset") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "..", name, "inner")).FullName;
            File.WriteAllText(Path.Combine(folder, "..", marker), "");
            foreach (var file in Directory.EnumerateFiles(_folder))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
        }

        Assert.Single(Library().List().Found);
    }

    [Theory]
    [InlineData("/training/0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/training/..%2F..%2Fetc%2Fpass", HttpStatusCode.NotFound)]
    [InlineData("/training/compare", HttpStatusCode.OK)]
    [InlineData("/training/compare?id=x&id=%01&id=", HttpStatusCode.OK)]
    public async Task What_is_not_there_is_said_so(string address, HttpStatusCode expected)
    {
        using var response = await _fixture.Client.GetAsync(address);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Up_to_four_trainings_are_compared_in_one_chart()
    {
        var others = Enumerable.Range(0, 4).Select(i => Directory.CreateDirectory(Path.Combine(_fixture.Folder, "models", $"other-{i}")).FullName).ToList();
        foreach (var other in others)
        {
            File.Copy(Path.Combine(_folder, "training.json"), Path.Combine(other, "training.json"));
            await File.WriteAllLinesAsync(Path.Combine(other, "log.jsonl"), Lines(1, 3000));
        }

        var ids = others.Select(o => new TrainingFolder(o, "").Id).Prepend(Training.Id).ToList();
        await ListedAsync(ids[^1]);
        var html = await _fixture.Client.GetStringAsync($"/training/compare?{string.Join('&', ids.Select(id => $"id={id}"))}");
        Assert.Contains("At most 4", html, StringComparison.Ordinal);
        Assert.All(ids.Take(4), id => Assert.Contains($"/training/{id}", html, StringComparison.Ordinal));
        Assert.DoesNotContain($"/training/{ids[4]}", html, StringComparison.Ordinal);
        var chart = TrainingCharts.Compare([("short", Read()), ("long", HistoryOf(others[0]))])[0];
        Assert.InRange(chart.X.Count, 100, TrainingCurve.MostPoints);
        Assert.NotNull(chart.Series[0].Values[0]);
        Assert.Null(chart.Series[0].Values[^1]);

        static TrainingHistory HistoryOf(string folder)
        {
            var history = new TrainingHistory(Path.Combine(folder, "log.jsonl"));
            history.Refresh();
            return history;
        }
    }

    [Theory]
    [InlineData("/training")]
    [InlineData("/training/{0}")]
    [InlineData("/training/compare?id={0}")]
    public async Task The_pages_are_accessible_and_fit_a_phone(string path)
    {
        await ListedAsync();
        await Accessibility.RequireAsync(_fixture, string.Format(null, path, Training.Id));
    }

    [Fact]
    public void Folders_to_search_that_are_not_there_are_refused()
    {
        Assert.Contains(ServeCommand.Create().Parse(["--models", "/no/such/folder"]).Errors, e => e.Message.Contains("--models must be", StringComparison.Ordinal));
        Assert.Empty(ServeCommand.Create().Parse(["--models", _folder, "--models", _fixture.Folder]).Errors);
    }

    [Fact]
    public async Task A_training_that_goes_on_is_shown_to_go_on()
    {
        await ListedAsync();
        await using var watched = await _fixture.OpenAsync("/training");
        await watched.Page.Clock.InstallAsync();
        await watched.Page.GotoAsync($"/training/{Training.Id}");
        await File.AppendAllLinesAsync(Log, Lines(1001, 4321));
        await watched.Page.Clock.FastForwardAsync(10_000);
        await watched.Page.GetByText("4,321", new() { Exact = true }).First.WaitForAsync();
    }

    private static double LossOf(int step) => 2 + (8.0 / step);

    private static IEnumerable<string> Lines(int first, int last, double shift = 0)
    {
        for (var step = first; step <= last; step++)
        {
            yield return JsonSerializer.Serialize(new StepReport("sft", step, 1, Math.Min(1, step / 1000.0), LossOf(step) + shift, 1e-4, 0.5, 8192, 2000, 0.25), Json);
            if (step % 100 == 0)
            {
                yield return JsonSerializer.Serialize(new EvaluationReport("sft", step, 200, 2 + ((1000 - Math.Min(1000, step)) / 1000.0), 0.55), Json);
            }
        }
    }

    private TrainingHistory Read()
    {
        var history = new TrainingHistory(Log);
        history.Refresh();
        return history;
    }

    private TrainingLibrary Library(params string[] others) => new(new DashboardOptions { DataFolder = Path.Combine(_fixture.Folder, "models"), ModelFolders = [.. others] }, TimeProvider.System);

    /// <summary>The list, once it has the training: what was found is kept for some seconds.</summary>
    private async Task<string> ListedAsync(string? id = null)
    {
        var html = await _fixture.Client.ReadUntilAsync("/training", id ?? Training.Id);
        Assert.Contains(id ?? Training.Id, html, StringComparison.Ordinal);
        return html;
    }

    private async Task<string> ShownAsync()
    {
        await ListedAsync();
        return await _fixture.Client.GetStringAsync($"/training/{Training.Id}");
    }
}
