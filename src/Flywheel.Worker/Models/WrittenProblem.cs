using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Models;

/// <summary>A problem that somebody wrote, not yet checked.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Actor">Who wrote it, as the ledger names them.</param>
/// <param name="Version">Their version; null where the ledger names none.</param>
/// <param name="Prediction">The knowledge and tools that a model names for it; null for none.</param>
public sealed record WrittenProblem(Problem Problem, string Actor, string? Version, AuthorPrediction? Prediction);
