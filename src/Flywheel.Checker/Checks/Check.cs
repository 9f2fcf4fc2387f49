using System.Text.Json.Nodes;

namespace Flywheel.Checker.Checks;

/// <summary>Proves one thing about a problem, or finds what is wrong. Stateless and deterministic.</summary>
public abstract class Check
{
    /// <summary>Unique, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>What part of the problem it is about.</summary>
    public abstract CheckGroup Group { get; }

    /// <summary>What a pass proves, as a sentence.</summary>
    public abstract string Proves { get; }

    /// <summary>The failures found; none if the problem passes.</summary>
    /// <param name="inspection">The problem with its pictures and its computed answer. Figure and steps ran without an error for every check outside the program group.</param>
    public abstract IEnumerable<Finding> Inspect(Inspection inspection);

    /// <summary>A failure.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="evidence">What it rests on, by name.</param>
    protected Finding Fail(string message, params ReadOnlySpan<(string Key, JsonNode? Value)> evidence)
    {
        var facts = new JsonObject();
        foreach (var (key, value) in evidence)
        {
            facts[key] = value;
        }

        return new Finding(Name, Verdict.Fail, message, facts);
    }
}
