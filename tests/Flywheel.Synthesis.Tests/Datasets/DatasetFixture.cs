using System.Collections.Immutable;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Tests.Datasets;

/// <summary>Some problems of all families, a few of them expanded, and folders to export them to.</summary>
public sealed class DatasetFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dataset-tests-");
    private int _folders;

    public DatasetFixture() => Problems = ProblemList.Of(Write(90), Synthesis);

    public SynthesisFixture Synthesis { get; } = new();

    public ProblemList Problems { get; }

    public DatasetSettings Settings { get; } = new() { ShardRows = 20, GroupRows = 8, TestShare = 0.25 };

    public DatasetOrigin Origin { get; } = new("test-run", ImmutableSortedDictionary<string, string>.Empty.Add("seed", "1"), ImmutableSortedDictionary<string, string>.Empty.Add("code", "1"));

    public string NewFolder() => Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _folders)}", "dataset");

    public Task<DatasetResult> ExportAsync(
        string folder, DatasetSchema? schema = null, IProblemSource? source = null, DatasetSettings? settings = null, int threads = 2, CancellationToken cancellationToken = default) =>
        ExportAsync(folder, schema ?? DatasetSchema.VInteraction, source ?? Problems, settings ?? Settings, Origin, threads, cancellationToken);

    public async Task<DatasetResult> ExportAsync(
        string folder, DatasetSchema schema, IProblemSource source, DatasetSettings settings, DatasetOrigin origin, int threads, CancellationToken cancellationToken)
    {
        var exporter = new DatasetExporter(Synthesis.Engine, Synthesis.Renderer);
        var plan = await exporter.PlanAsync(source, settings, cancellationToken);
        return await exporter.WriteAsync(schema, source, plan, settings, origin, folder, threads, null, cancellationToken);
    }

    /// <summary>Every file of a folder with a digest of its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Digests(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);

    public void Dispose()
    {
        Synthesis.Dispose();
        _folder.Delete(recursive: true);
    }

    private IEnumerable<Problem> Write(int count)
    {
        var expander = new Expander(Synthesis.Engine);
        for (var i = 0; i < count; i++)
        {
            var family = Synthesis.Families.All[i % Synthesis.Families.All.Length];
            var random = SeededRandom.For(7).Fork(i);
            var home = random.Pick(family.Homes.AsSpan());
            var root = Synthesis.Author.Write(new AuthorRequest("test-run", $"test-run.{i:D4}", 7, random.NextBits(), i, home.Domain, family.FigureKind), family);
            if (root is null)
            {
                continue;
            }

            yield return root;
            if (i % 3 == 0 && expander.Expand(root, $"{root.Id}+", random.NextBits()) is { } child)
            {
                yield return child with { Parent = root.Id };
            }
        }
    }
}
