using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Checker.Checks;

/// <summary>Errors of programs as evidence.</summary>
internal static class ProgramErrors
{
    /// <summary>Each error with its evidence: class, line, column and suggestion.</summary>
    public static IEnumerable<(FigureError Error, (string Key, JsonNode? Value)[] Evidence)> Of(ImmutableArray<FigureError> errors) =>
        errors.Select(e => (e, new (string, JsonNode?)[]
        {
            ("error", e.Kind.ToString()), ("line", e.Line), ("column", e.Column), ("message", e.Message), ("suggestion", e.Suggestion),
        }));
}
