using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>The letter of one of the problem's choices.</summary>
/// <param name="Letter">A capital from A on.</param>
/// <param name="Meaning">What the right choice says, as a value that the answer code can compute; never itself a choice.</param>
public sealed record ChoiceAnswer(string Letter, Answer Meaning) : Answer
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Text => Letter;

    /// <inheritdoc />
    [JsonIgnore]
    public override Answer Value => Meaning;
}
