using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>What was read from a reply.</summary>
/// <param name="Parts">The problem; null where a part that it cannot do without is missing or unreadable.</param>
/// <param name="Complaints">What is wrong, in the order of the parts; empty for a reply that is right in form.</param>
public sealed record ProblemReading(ProblemParts? Parts, ImmutableArray<Complaint> Complaints);
