using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What came of lowering a tool.</summary>
/// <param name="Code">Its code; null where there are errors.</param>
/// <param name="Errors">What is wrong with its body.</param>
internal sealed record LoweredTool(FunctionCode? Code, ImmutableArray<FigureError> Errors);
