using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What came of parsing a tool.</summary>
/// <param name="Header">How it is called; null where there are errors.</param>
/// <param name="Code">Its code; null where there are errors.</param>
/// <param name="Lines">Its lines, for errors at run time.</param>
/// <param name="Errors">What is wrong with its source.</param>
internal sealed record ParsedTool(FunctionHeader? Header, FunctionCode? Code, LineMap Lines, ImmutableArray<FigureError> Errors);
