using System.Text.Json.Nodes;
using Flywheel.Checker.Checks;

namespace Flywheel.Checker.Reviews;

/// <summary>
/// A check that asks somebody, such as a model: it takes time, may fail in passing, and need not say the same twice. It sees only problems that
/// passed every <see cref="Checks.Check"/>, and is thread-safe.
/// </summary>
public abstract class ReviewCheck
{
    /// <summary>Unique among all checks, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Who is asked, as findings name their actor.</summary>
    public abstract string Actor { get; }

    /// <summary>The finding: a pass, a failure, or not judged where whoever was asked gave no verdict.</summary>
    /// <param name="inspection">A problem that passed every rule; its programs ran.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<Finding> InspectAsync(Inspection inspection, CancellationToken cancellationToken);

    /// <summary>A finding of this check.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="message">What was found, as a sentence.</param>
    /// <param name="evidence">What it rests on, by name.</param>
    protected Finding Find(Verdict verdict, string message, params ReadOnlySpan<(string Key, JsonNode? Value)> evidence)
    {
        var facts = new JsonObject();
        foreach (var (key, value) in evidence)
        {
            facts[key] = value;
        }

        return new Finding(Name, verdict, message, facts) { Actor = Actor };
    }
}
