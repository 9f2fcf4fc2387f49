namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A decision about a proposal cannot be carried out; the message says why.</summary>
internal sealed class ProposalException(string message, Exception? inner = null) : Exception(message, inner);
