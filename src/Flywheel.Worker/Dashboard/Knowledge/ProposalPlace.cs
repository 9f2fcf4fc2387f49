namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Where a page of proposals ended.</summary>
/// <param name="Problems">For how many problems the last name was predicted.</param>
/// <param name="Domain">Its domain; empty for a tool.</param>
/// <param name="Name">The name.</param>
internal sealed record ProposalPlace(int Problems, string Domain, string Name);
