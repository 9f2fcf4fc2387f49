namespace Flywheel.Model.Training.Data;

/// <summary>A row cannot be learned from.</summary>
/// <param name="fault">"column NAME: what".</param>
internal sealed class RowFaultException(string fault) : Exception(fault);
