using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Dashboard.Reviewing;

/// <summary>What a person decided about a problem.</summary>
/// <param name="ProblemId">The problem.</param>
/// <param name="SeenVersion">The version of the latest verdict that the person saw; 0 for none.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Edited">The problem as it shall be, for <see cref="ReviewVerdict.Reverted"/> and <see cref="ReviewVerdict.Overridden"/>; else null.</param>
/// <param name="Comment">Why; may be empty.</param>
/// <param name="Reviewer">Who.</param>
internal sealed record ReviewDecision(string ProblemId, int SeenVersion, ReviewVerdict Verdict, Problem? Edited, string Comment, string Reviewer);
