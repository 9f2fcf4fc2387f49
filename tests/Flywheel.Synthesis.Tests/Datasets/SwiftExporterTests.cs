using System.Text.Json.Nodes;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Synthesis.Tests.Datasets;

public sealed class SwiftExporterTests(DatasetFixture fixture) : IClassFixture<DatasetFixture>
{
    [Theory]
    [InlineData("v-interaction")]
    [InlineData("v-perception")]
    public async Task Every_place_of_a_picture_has_its_file(string name)
    {
        var folder = fixture.NewFolder();
        var rows = await ExportAsync(name, folder);
        var lines = Directory.GetFiles(folder, "*.jsonl").SelectMany(File.ReadAllLines).ToList();
        Assert.Equal(rows, lines.Count);
        foreach (var line in lines.Select(l => JsonNode.Parse(l)!))
        {
            var text = string.Concat(line["messages"]!.AsArray().Select(m => (string?)m!["content"]));
            var images = line["images"]!.AsArray().Select(i => Path.Combine(folder, (string)i!)).ToList();
            Assert.Equal(text.Split("<image>").Length - 1, images.Count);
            Assert.All(images, i => Assert.NotNull(PictureSize.Of(File.ReadAllBytes(i))));
        }
    }

    [Fact]
    public async Task The_same_problems_give_the_same_files()
    {
        var (one, two) = (fixture.NewFolder(), fixture.NewFolder());
        await ExportAsync("v-interaction", one, threads: 1);
        await ExportAsync("v-interaction", two, threads: 4);
        Assert.Equal(DatasetFixture.Digests(one), DatasetFixture.Digests(two));
    }

    [Fact]
    public async Task An_earlier_export_is_replaced_and_anything_else_is_not()
    {
        var folder = fixture.NewFolder();
        await ExportAsync("v-perception", folder);
        await ExportAsync("v-perception", folder);
        File.Delete(Path.Combine(folder, SwiftExporter.Manifest));
        await Assert.ThrowsAsync<DatasetException>(() => ExportAsync("v-perception", folder));
        Assert.NotEmpty(Directory.GetFiles(folder, "*.jsonl"));
    }

    [Fact]
    public async Task A_stopped_export_leaves_nothing()
    {
        var folder = fixture.NewFolder();
        using var stop = new CancellationTokenSource();
        var source = fixture.Problems.With(i =>
        {
            if (i == 20)
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExportAsync("v-interaction", folder, source, cancellationToken: stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!));
    }

    [Fact]
    public async Task A_benchmark_is_nothing_to_train_on() => await Assert.ThrowsAsync<DatasetException>(() => ExportAsync("vtbench", fixture.NewFolder()));

    private async Task<long> ExportAsync(string name, string folder, IProblemSource? source = null, int threads = 2, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var plan = await new DatasetExporter(fixture.Synthesis.Engine, fixture.Synthesis.Renderer).PlanAsync(fixture.Problems, fixture.Settings, cancellationToken);
        var exporter = new SwiftExporter(fixture.Synthesis.Engine, fixture.Synthesis.Renderer);
        return (await exporter.WriteAsync(DatasetSchema.Find(name)!, source ?? fixture.Problems, plan, folder, threads, null, cancellationToken)).Values.Sum();
    }
}
