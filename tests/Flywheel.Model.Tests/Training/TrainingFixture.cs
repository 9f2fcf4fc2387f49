using System.Collections.Immutable;
using Flywheel.Model.Tests.Authoring;
using Flywheel.Model.Training;
using Flywheel.Model.Training.Settings;
using Flywheel.Model.Training.Tokenizers;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using static TorchSharp.torch;

namespace Flywheel.Model.Tests.Training;

/// <summary>Datasets of both kinds that the exporter wrote, a tokenizer made of them, and settings for a small model; made once a test class.</summary>
public sealed class TrainingFixture : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _folders;

    public TrainingFixture()
    {
        Renderer = new FigureRenderer(Authors.Fonts);
        Trainer = new SupervisedTrainer(Authors.Engine, Renderer, Authors.Fonts);
        Data = _folder.File("datasets");
        ExportAsync(Data, 48).GetAwaiter().GetResult();
        Tokenizer = _folder.File("tokenizer.json");
        TokenizerTrainer.TrainAsync([Data], 600, 1000, Tokenizer, default).GetAwaiter().GetResult();
    }

    internal AuthorFixture Authors { get; } = new();

    public FigureRenderer Renderer { get; }

    public SupervisedTrainer Trainer { get; }

    /// <summary>A folder with V-Interaction and V-Perception of the same problems.</summary>
    public string Data { get; }

    public string Tokenizer { get; }

    /// <summary>A few steps of a tiny model on perception rows in small pictures.</summary>
    public TrainingSettings Settings => new()
    {
        Shape = "tiny",
        Tokenizer = Tokenizer,
        MaximumPixels = 56 * 56,
        Stages = [new StageSettings { Datasets = ["v-perception"], BatchTokens = 1024, LearningRate = 1e-3, Steps = 6, EvaluateRows = 4 }],
    };

    public string NewFolder() => _folder.File($"run-{Interlocked.Increment(ref _folders)}");

    public TrainingOptions Options(TrainingSettings settings, string? folder = null, string? data = null) => new(settings, [data ?? Data], folder ?? NewFolder(), CPU);

    /// <summary>Writes both datasets of the rule author's problems.</summary>
    public async Task ExportAsync(string folder, int problems, ImmutableArray<DatasetSchema>? schemas = null, double testShare = 0.15, Func<Problem, bool>? wanted = null)
    {
        var source = new RuleProblems(Authors, Renderer, problems, wanted);
        var settings = new DatasetSettings { ShardRows = 1000, GroupRows = 8, TestShare = testShare };
        var origin = new DatasetOrigin("test", ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty);
        var exporter = new DatasetExporter(Authors.Engine, Renderer);
        var plan = await exporter.PlanAsync(source, settings, default);
        foreach (var schema in schemas ?? [DatasetSchema.VInteraction, DatasetSchema.VPerception])
        {
            await exporter.WriteAsync(schema, source, plan, settings, origin, Path.Combine(folder, schema.Name), 2, null, default);
        }
    }

    public void Dispose()
    {
        Renderer.Dispose();
        Authors.Dispose();
        _folder.Dispose();
    }
}
