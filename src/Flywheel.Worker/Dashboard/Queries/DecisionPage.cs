namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A page of a queue of decisions.</summary>
/// <param name="Lines">The decisions, in the queue's order.</param>
/// <param name="Before">Where the page before it ends; null for the first page.</param>
/// <param name="After">Where the page after it begins; null for the last page.</param>
internal sealed record DecisionPage(IReadOnlyList<DecisionLine> Lines, DecisionPlace? Before, DecisionPlace? After);
