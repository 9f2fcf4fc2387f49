using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What came of parsing a tool.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Header">How it is called; null where there are errors.</param>
/// <param name="Syntax">The function; null where there are errors.</param>
/// <param name="Lines">Its lines, for errors at run time.</param>
/// <param name="Errors">What is wrong with its source.</param>
internal sealed record ParsedTool(string Source, FunctionHeader? Header, LocalFunctionStatementSyntax? Syntax, LineMap Lines, ImmutableArray<FigureError> Errors);
