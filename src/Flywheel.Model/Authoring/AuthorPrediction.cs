using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>What a model says a problem of its needs: candidates for new knowledge and new tools, in the model's own words.</summary>
/// <param name="Problem">The problem's id.</param>
/// <param name="Author">The author's name.</param>
/// <param name="Knowledge">Names of knowledge.</param>
/// <param name="Tools">Names of tools.</param>
/// <param name="Proposed">Of these, the tools that the problem's own steps declare as functions.</param>
public sealed record AuthorPrediction(string Problem, string Author, ImmutableArray<string> Knowledge, ImmutableArray<string> Tools, ImmutableArray<ProposedTool> Proposed);
