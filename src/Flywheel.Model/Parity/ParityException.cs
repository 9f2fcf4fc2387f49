namespace Flywheel.Model.Parity;

/// <summary>A folder cannot be compared: nothing to compare is in it, or a part of it is missing.</summary>
/// <param name="message">What is missing and where, as a full sentence.</param>
public sealed class ParityException(string message) : Exception(message);
