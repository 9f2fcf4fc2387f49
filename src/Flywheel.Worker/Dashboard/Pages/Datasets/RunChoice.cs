using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>A run that can be exported.</summary>
/// <param name="Id">Its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Accepted">Problems accepted so far.</param>
internal sealed record RunChoice(string Id, RunState State, long Accepted);
