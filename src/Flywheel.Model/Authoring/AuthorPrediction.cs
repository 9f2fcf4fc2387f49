using System.Collections.Immutable;

namespace Flywheel.Model.Authoring;

/// <summary>What a model says a problem of its needs: candidates for new knowledge and new tools, in the model's own words.</summary>
/// <param name="Problem">The problem's id.</param>
/// <param name="Author">The author's name.</param>
/// <param name="Knowledge">Names of knowledge.</param>
/// <param name="Tools">Names of tools.</param>
public sealed record AuthorPrediction(string Problem, string Author, ImmutableArray<string> Knowledge, ImmutableArray<string> Tools);
