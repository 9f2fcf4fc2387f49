using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Which predicted name a form is about.</summary>
/// <param name="Kind">Knowledge or a tool.</param>
/// <param name="Domain">Id of the domain for knowledge; empty for a tool.</param>
/// <param name="Name">The name.</param>
internal sealed record ProposalName(PredictionKind Kind, string Domain, string Name);
