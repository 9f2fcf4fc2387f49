namespace Flywheel.Synthesis.Figures.Language;

/// <summary>An operator that needs both operands.</summary>
internal delegate Value BinaryOperator(Machine machine, in Value left, in Value right);
