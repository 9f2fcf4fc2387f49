using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Flywheel.Dashboard.Tests.Support;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Flywheel.Worker.Exports;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests;

[Collection(DashboardCollection.Name)]
public sealed class DatasetPageTests(DashboardFixture fixture)
{
    [Fact]
    public async Task Exports_are_listed_and_can_be_narrowed_to_a_run()
    {
        var export = await NightExport.OfAsync(fixture);
        Assert.Contains($"href=\"/datasets/{export.Id}\"", await GetAsync("/datasets"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/datasets/{export.Id}\"", await GetAsync($"/datasets?run={DashboardFixture.Run}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/datasets/{export.Id}\"", await GetAsync("/datasets?run=another"), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/datasets/{export.Id}\"", await GetAsync($"/datasets?before={export.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_shows_its_counts_its_files_and_its_card()
    {
        var export = await NightExport.OfAsync(fixture);
        var html = await ShownAsync(export.Id, "Length of the question");
        foreach (var expected in new[] { "Split", "Domain", "Figure kind", "Level", "Answer", "Author", "How it came about", "# V-Interaction", export.Fingerprint! })
        {
            Assert.Contains(expected, html, StringComparison.Ordinal);
        }

        Assert.All(DatasetLock.Read(export.Directory).Shards, shard => Assert.Contains(shard.Sha256, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_statistics_count_every_row_once()
    {
        var export = await NightExport.OfAsync(fixture);
        var statistics = await DatasetStatistics.ReadAsync(ExportFolder.Open(export), fixture.Session, default);
        Assert.Equal(export.Rows, statistics.Rows);
        Assert.Equal(0, statistics.Unknown);
        Assert.All(statistics.Tallies, tally => Assert.Equal(export.Rows, tally.Total));
    }

    [Theory]
    [InlineData("B", "choice")]
    [InlineData("12.5", "number")]
    [InlineData("40°", "number with a unit")]
    [InlineData("3 cm", "number with a unit")]
    [InlineData("{\"A\": [1, 2]}", "points by name")]
    [InlineData("(3, 4)", "point")]
    [InlineData("isosceles", "text")]
    [InlineData("", "text")]
    public void Answers_are_told_apart_by_their_text(string answer, string kind) => Assert.Equal(kind, DatasetStatistics.AnswerKind(answer));

    [Fact]
    public async Task A_file_is_downloaded_whole_and_in_ranges()
    {
        var export = await NightExport.OfAsync(fixture);
        var shard = DatasetLock.Read(export.Directory).Shards[0];
        using var whole = await fixture.Client.GetAsync($"/datasets/{export.Id}/files/0");
        Assert.Equal("application/vnd.apache.parquet", whole.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(shard.Sha256, Convert.ToHexStringLower(SHA256.HashData(await whole.Content.ReadAsByteArrayAsync())));
        using var head = await fixture.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/datasets/{export.Id}/files/0"));
        Assert.Equal(shard.Bytes, head.Content.Headers.ContentLength);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/datasets/{export.Id}/files/0") { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var part = await fixture.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("PAR1", await part.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(ExportFormat.Parquet)]
    [InlineData(ExportFormat.MsSwift)]
    public async Task The_zip_file_holds_every_file_byte_by_byte(ExportFormat format)
    {
        var export = format == ExportFormat.Parquet ? await NightExport.OfAsync(fixture) : await NightExport.MakeAsync(fixture, "swift", format);
        await using var zip = new ZipArchive(new MemoryStream(await fixture.Client.GetByteArrayAsync($"/datasets/{export.Id}/zip")));
        var expected = Directory.EnumerateFiles(export.Directory, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(export.Directory, f), File.ReadAllBytes, StringComparer.Ordinal);
        Assert.Equal(expected.Count, zip.Entries.Count);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var stream = await entry.OpenAsync())
            {
                await stream.CopyToAsync(bytes);
            }

            Assert.Equal(expected[entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..]], bytes.ToArray());
        }

        Assert.Contains("Download all as zip", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_shown_with_the_pictures_that_the_file_holds()
    {
        var export = await NightExport.OfAsync(fixture);
        var row = (await (await DatasetFolder.OpenAsync(export.Directory, default)).RowsAtAsync([51], default))[0];
        var html = await GetAsync($"/datasets/{export.Id}/rows?at=51");
        Assert.Contains(row.Id, html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(row.Text("question"))[..20], html, StringComparison.Ordinal);
        var address = DatasetEndpoints.PictureOf(export.Id, 51, "edited_image");
        Assert.Contains(address, html, StringComparison.Ordinal);
        using var picture = await fixture.Client.GetAsync(address);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal(row.Image("edited_image").Bytes, await picture.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/datasets/{0}/rows?at=-5", HttpStatusCode.OK)]
    [InlineData("/datasets/{0}/rows?at=99999999999", HttpStatusCode.OK)]
    [InlineData("/datasets/{0}/rows?at=x", HttpStatusCode.OK)]
    [InlineData("/datasets/{0}/pictures/99999999/image", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/pictures/-1/image", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/pictures/0/question", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/pictures/0/..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/files/999", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/files/-1", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/files/..%2F..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/datasets/{0}/diff", HttpStatusCode.NotFound)]
    [InlineData("/datasets/999999999", HttpStatusCode.NotFound)]
    [InlineData("/datasets/999999999/zip", HttpStatusCode.NotFound)]
    [InlineData("/datasets/99999999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/datasets?before=x&run=%3Cscript%3E", HttpStatusCode.OK)]
    public async Task What_is_not_there_is_said_so_and_never_an_error_of_the_server(string address, HttpStatusCode expected)
    {
        var export = await NightExport.OfAsync(fixture);
        using var response = await fixture.Client.GetAsync(string.Format(null, address, export.Id));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_check_finds_a_changed_byte_and_says_nothing_of_a_sound_copy()
    {
        var (sound, spoilt) = (await NightExport.CopyAsync(fixture), await NightExport.CopyAsync(fixture));
        var shard = Directory.EnumerateFiles(Path.Combine(spoilt.Directory, "data")).Order(StringComparer.Ordinal).First();
        var bytes = await File.ReadAllBytesAsync(shard);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(shard, bytes);
        Assert.Contains("are what the lockfile says", await VerifiedAsync(sound.Id), StringComparison.Ordinal);
        Assert.Contains("has other bytes than the lockfile says", await VerifiedAsync(spoilt.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_was_deleted_is_said_so()
    {
        var export = await NightExport.CopyAsync(fixture);
        Directory.Delete(export.Directory, recursive: true);
        Assert.Contains("moved or deleted", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        Assert.Contains("moved or deleted", await GetAsync($"/datasets/{export.Id}/rows"), StringComparison.Ordinal);
        await RefusedAsync(export.Id);
    }

    [Fact]
    public async Task A_later_export_into_the_same_folder_is_not_taken_for_the_earlier_one()
    {
        var export = await NightExport.CopyAsync(fixture);
        await using (var context = fixture.Session.CreateContext())
        {
            await context.Exports.Where(e => e.Id == export.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Fingerprint, "another"));
        }

        Assert.Contains("a later export wrote others", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        await RefusedAsync(export.Id);
    }

    [Fact]
    public async Task A_shard_that_is_a_link_is_refused()
    {
        var export = await NightExport.CopyAsync(fixture);
        var shard = Directory.EnumerateFiles(Path.Combine(export.Directory, "data")).First();
        File.Delete(shard);
        File.CreateSymbolicLink(shard, "/etc/passwd");
        Assert.Contains("is a link", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        await RefusedAsync(export.Id);
    }

    [Fact]
    public async Task Folders_and_lockfiles_that_are_links_are_refused()
    {
        var (folder, data, lockfile) = (await NightExport.CopyAsync(fixture), await NightExport.CopyAsync(fixture), await NightExport.CopyAsync(fixture));
        Relink(folder.Directory);
        Relink(Path.Combine(data.Directory, "data"));
        var file = Path.Combine(lockfile.Directory, "dataset.lock.json");
        File.Move(file, file + ".real");
        File.CreateSymbolicLink(file, file + ".real");
        foreach (var export in new[] { folder, data, lockfile })
        {
            Assert.Contains("is a link", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
            await RefusedAsync(export.Id);
        }

        static void Relink(string path)
        {
            Directory.Move(path, path + "-real");
            Directory.CreateSymbolicLink(path, path + "-real");
        }
    }

    [Theory]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("data/../../secret.parquet")]
    [InlineData("data/train-00000-of-00001.parquet\\u0000.txt")]
    public async Task A_lockfile_that_names_a_path_outside_is_refused(string path)
    {
        var export = await NightExport.CopyAsync(fixture);
        var file = Path.Combine(export.Directory, "dataset.lock.json");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace(DatasetLock.Read(export.Directory).Shards[0].Path, path, StringComparison.Ordinal));
        Assert.Contains("is no name of one", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        await RefusedAsync(export.Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task A_damaged_lockfile_is_said_so(string text)
    {
        var export = await NightExport.CopyAsync(fixture);
        await File.WriteAllTextAsync(Path.Combine(export.Directory, "dataset.lock.json"), text);
        Assert.Contains("notice bad", await GetAsync($"/datasets/{export.Id}"), StringComparison.Ordinal);
        await RefusedAsync(export.Id);
    }

    [Fact]
    public async Task What_a_file_says_is_shown_as_text()
    {
        const string script = "<script>alert(1)</script>";
        var export = await NightExport.CopyAsync(fixture);
        await File.WriteAllTextAsync(Path.Combine(export.Directory, "README.md"), script);
        var html = await GetAsync($"/datasets/{export.Id}");
        Assert.DoesNotContain(script, html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(script), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_exports_are_compared_row_by_row()
    {
        var before = await NightExport.OfAsync(fixture);
        await using var context = fixture.Session.CreateContext();
        var problem = (await (await DatasetFolder.OpenAsync(before.Directory, default)).RowsAtAsync([3], default))[0].Id;
        var version = await context.Reviews.Where(r => r.ProblemId == problem).MaxAsync(r => (int?)r.Version) ?? 0;
        await ReviewAsync(ReviewVerdict.Rejected, version + 1);
        var after = await NightExport.MakeAsync(fixture, "after-a-verdict");
        await ReviewAsync(ReviewVerdict.Withdrawn, version + 2);
        var html = await WaitAsync($"/datasets/{after.Id}/diff?with={before.Id}", "Removed</h2>");
        Assert.Contains($"/problems/{problem}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Added</h2>", html, StringComparison.Ordinal);
        await Accessibility.RequireAsync(fixture, $"/datasets/{after.Id}/diff?with={before.Id}");

        async Task ReviewAsync(ReviewVerdict verdict, int number)
        {
            context.Reviews.Add(new ReviewRow { ProblemId = problem, Version = number, RunId = DashboardFixture.Run, Reviewer = "test", Verdict = verdict, Comment = "", At = DateTimeOffset.UtcNow });
            await context.SaveChangesAsync();
        }
    }

    [Theory]
    [InlineData("/datasets/{0}")]
    [InlineData("/datasets/{0}/rows")]
    public async Task The_pages_of_an_export_are_for_everybody_and_fit_a_phone(string path)
    {
        var export = await NightExport.OfAsync(fixture);
        await Accessibility.RequireAsync(fixture, string.Format(null, path, export.Id));
    }

    private Task<string> GetAsync(string address) => fixture.Client.GetStringAsync(address);

    private Task<string> ShownAsync(long id, string expected) => WaitAsync($"/datasets/{id}", expected);

    private async Task<string> VerifiedAsync(long id)
    {
        var answer = await fixture.Forms.SendAsync($"/datasets/{id}", $"/datasets/{id}?handler=Verify");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return await WaitAsync($"/datasets/{id}?handler=Verified", "lockfile says");
    }

    /// <summary>What a page shows once the work behind it is done.</summary>
    private async Task<string> WaitAsync(string address, string expected)
    {
        var html = await fixture.Client.ReadUntilAsync(address, expected);
        Assert.Contains(expected, html, StringComparison.Ordinal);
        return html;
    }

    private async Task RefusedAsync(long id)
    {
        foreach (var address in new[] { "files/0", "files/1", "zip", "pictures/0/image" })
        {
            using var response = await fixture.Client.GetAsync($"/datasets/{id}/{address}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }
}
