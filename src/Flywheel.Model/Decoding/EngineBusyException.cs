namespace Flywheel.Model.Decoding;

/// <summary>More requests wait than the engine takes; the caller may try again later.</summary>
/// <param name="waiting">How many wait.</param>
public sealed class EngineBusyException(int waiting) : Exception($"{waiting} requests wait for the model already. Try again later, or raise the limit of the engine.");
