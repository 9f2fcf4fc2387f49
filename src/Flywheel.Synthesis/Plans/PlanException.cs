namespace Flywheel.Synthesis.Plans;

/// <summary>A plan cannot be read, or asks for what cannot be made; the message says where and what to do.</summary>
public sealed class PlanException(string message, Exception? inner = null) : Exception(message, inner);
