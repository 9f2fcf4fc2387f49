using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// The queue that a run's jobs wait in. It is named after the code and the knowledge that the run was started with, and a worker serves the
/// queue of its own: machines with another version may share the database and never make a part of the run.
/// </summary>
/// <param name="Name">Lower-case letters, digits and hyphens.</param>
public sealed record WorkQueue(string Name)
{
    /// <summary>The queue of this program with that knowledge.</summary>
    public static WorkQueue Of(KnowledgeGraph graph) => Of(CodeVersions.Current, RunSettings.KnowledgeDigest(graph));

    /// <summary>The queue of a run.</summary>
    public static WorkQueue Of(RunRow run) => Of(CodeVersions.Parse(run.CodeVersions), RunSettings.Parse(run.Settings).Knowledge);

    private static WorkQueue Of(IReadOnlyDictionary<string, string> code, string knowledge) => new(
        "runs-" + RunSettings.Digest($"{string.Join('\n', code.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value}"))}\n{knowledge}"));
}
