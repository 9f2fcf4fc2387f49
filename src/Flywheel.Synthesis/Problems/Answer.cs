using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>What is asked for, typed, so that it can be computed from the picture and compared.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NumberAnswer), "number")]
[JsonDerivedType(typeof(TextAnswer), "text")]
[JsonDerivedType(typeof(PointAnswer), "point")]
[JsonDerivedType(typeof(SetAnswer), "set")]
[JsonDerivedType(typeof(ChoiceAnswer), "choice")]
public abstract record Answer
{
    /// <summary>The answer as it is written in conclusions and datasets.</summary>
    [JsonIgnore]
    public abstract string Text { get; }

    /// <summary>The value behind a choice's letter; every other answer itself.</summary>
    [JsonIgnore]
    public virtual Answer Value => this;

    /// <summary>The answer as it is written; what the compiler would make of a record asks <see cref="Value"/> for itself without end.</summary>
    public sealed override string ToString() => Text;
}
