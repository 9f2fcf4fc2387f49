using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>What a model wrote in the end.</summary>
/// <param name="Parts">The problem; null where none could be read.</param>
/// <param name="Complaints">What is still wrong with the last reply.</param>
internal sealed record WrittenParts(ProblemParts? Parts, ImmutableArray<Complaint> Complaints);
