using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// The queue that a run's jobs wait in. It is named after the code and the knowledge that the run was started with, and a worker serves the
/// queue of its own: machines with another version may share the database and never make a part of the run. The queue of a run with a model is
/// named after the model, too, and served by workers that have it.
/// </summary>
/// <param name="Name">Lower-case letters, digits and hyphens.</param>
public sealed record WorkQueue(string Name)
{
    /// <summary>The queue of this program with that knowledge.</summary>
    public static WorkQueue Of(KnowledgeGraph graph) => Of(CodeVersions.Current, RunSettings.KnowledgeDigest(graph));

    /// <summary>The queue of this program with that knowledge, for runs with a model.</summary>
    /// <param name="graph">The knowledge.</param>
    /// <param name="model">The model's <see cref="ModelSettings.Identity"/>.</param>
    public static WorkQueue Of(KnowledgeGraph graph, string model) => Of(CodeVersions.Current, RunSettings.KnowledgeDigest(graph), model);

    /// <summary>The queue of a run.</summary>
    public static WorkQueue Of(RunRow run)
    {
        var settings = RunSettings.Parse(run.Settings);
        return Of(CodeVersions.Parse(run.CodeVersions), settings.Knowledge, settings.Model?.Identity);
    }

    private static WorkQueue Of(IReadOnlyDictionary<string, string> code, string knowledge, string? model = null) => new(
        "runs-" + RunSettings.Digest(
            $"{string.Join('\n', code.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value}"))}\n{knowledge}{(model is null ? "" : "\n" + model)}"));
}
