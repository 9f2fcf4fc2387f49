using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Writes datasets as ms-swift trains on them: a conversation a line, with the paths of its pictures in the order of their places in the text.
/// An interactive conversation has the picture and, for each code block, the picture that the sandbox returns. The folder is written aside and
/// gets its name when it is complete.
/// </summary>
/// <param name="engine">Draws figures and steps.</param>
/// <param name="renderer">Paints them.</param>
public sealed class SwiftExporter(FigureEngine engine, FigureRenderer renderer)
{
    /// <summary>The file that marks a folder as such an export and counts its rows.</summary>
    public const string Manifest = "export.json";

    private const int PicturesAFolder = 1000;
    private const int ReportInterval = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one dataset.</summary>
    /// <param name="schema">V-Interaction or V-Perception; VTBench is nothing to train on.</param>
    /// <param name="source">The problems that were planned.</param>
    /// <param name="plan">The split.</param>
    /// <param name="folder">Absent, or an earlier export of this kind, which is replaced.</param>
    /// <param name="threads">Threads that draw, at least 1; no byte depends on it.</param>
    /// <param name="progress">Told of the problems done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the export; nothing is left.</param>
    /// <returns>Rows by split.</returns>
    /// <exception cref="DatasetException">The folder holds something else, or a problem cannot be drawn.</exception>
    public async Task<ImmutableSortedDictionary<string, long>> WriteAsync(
        DatasetSchema schema, IProblemSource source, SplitPlan plan, string folder, int threads, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Manifest)))
        {
            throw new DatasetException($"{folder} is not empty and no ms-swift export. Choose another folder.");
        }

        ConversationMaker maker = ReferenceEquals(schema, DatasetSchema.VInteraction) ? new InteractionConversations(engine, renderer)
            : ReferenceEquals(schema, DatasetSchema.VPerception) ? new PerceptionConversations(engine, renderer)
            : throw new DatasetException($"{schema.Title} is a benchmark; there is nothing to train on. Export v-interaction or v-perception.");
        var aside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder))!, $".{Path.GetFileName(folder)}.part");
        Delete(aside);
        Directory.CreateDirectory(aside);
        try
        {
            var rows = await WriteAsideAsync(maker, schema, source, plan, aside, threads, progress, cancellationToken);
            Delete(folder);
            Directory.Move(aside, folder);
            return rows;
        }
        finally
        {
            Delete(aside);
        }
    }

    private static async Task<ImmutableSortedDictionary<string, long>> WriteAsideAsync(
        ConversationMaker maker, DatasetSchema schema, IProblemSource source, SplitPlan plan, string folder, int threads, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        await using var train = Lines(folder, Side.Train);
        await using var test = Lines(folder, Side.Test);
        var counts = new Dictionary<Side, long> { [Side.Train] = 0, [Side.Test] = 0 };
        var done = 0L;
        var made = OrderedParallel.SelectAsync(source.ProblemsAsync(cancellationToken), (problem, token) => maker.Make(problem, token), threads, cancellationToken);
        await foreach (var conversation in made)
        {
            if (done >= plan.Count || (conversation is not null && plan.Ids[done] != StableHash.Of(conversation.Id)))
            {
                throw new DatasetException("The run changed while it was exported. Export it again.");
            }

            var side = plan.Sides[done++];
            if (conversation is not null && side != Side.LeftOut)
            {
                var paths = WritePictures(folder, side, counts[side]++, conversation);
                await (side == Side.Train ? train : test).WriteLineAsync(JsonSerializer.Serialize(new { messages = conversation.Messages, images = paths }, Json).AsMemory(), cancellationToken);
            }

            if (done % ReportInterval == 0)
            {
                progress?.Report(new DatasetProgress(schema.Name, done, plan.Count));
            }
        }

        var rows = counts.ToImmutableSortedDictionary(c => DatasetFiles.SplitName(c.Key), c => c.Value, StringComparer.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, Manifest), JsonSerializer.Serialize(new { dataset = schema.Name, problems = plan.Digest, rows }, Json) + "\n", cancellationToken);
        return rows;
    }

    private static StreamWriter Lines(string folder, Side side) => new(Path.Combine(folder, $"{DatasetFiles.SplitName(side)}.jsonl"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };

    /// <summary>Paths are relative to the dataset's folder, so that it can be moved; ms-swift is run in it, or told of it by ROOT_IMAGE_DIR.</summary>
    private static List<string> WritePictures(string folder, Side side, long row, Conversation conversation)
    {
        var place = $"images/{DatasetFiles.SplitName(side)}-{row / PicturesAFolder:D5}";
        Directory.CreateDirectory(Path.Combine(folder, place));
        var paths = new List<string>();
        foreach (var picture in conversation.Pictures)
        {
            paths.Add($"{place}/{row:D7}.{paths.Count}.png");
            File.WriteAllBytes(Path.Combine(folder, paths[^1]), picture);
        }

        return paths;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
