namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>Why a form makes no problem.</summary>
/// <param name="Field">The id of the field that is wrong.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
internal sealed record FormFault(string Field, string Message);
