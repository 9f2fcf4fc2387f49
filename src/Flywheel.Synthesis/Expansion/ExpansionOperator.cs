using System.Globalization;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion;

/// <summary>
/// A way to make a problem harder by one level that works from the inventory and the typed answer, whatever family wrote the problem.
/// Stateless; the same context gives the same expansion.
/// </summary>
public abstract class ExpansionOperator
{
    /// <summary>Height of the band that insets are drawn in, in pixels.</summary>
    protected const int PanelHeight = 124;

    /// <summary>Unique, in lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary><see cref="Lineage.Parallel"/> or <see cref="Lineage.Sequential"/>.</summary>
    public abstract Lineage Lineage { get; }

    /// <summary>Writes what is added; null where the operator does not suit the problem.</summary>
    public abstract Expansion? Compose(ExpansionContext context);

    /// <summary>A number as it is written in texts.</summary>
    protected static string Text(double number) => NumberAnswer.Format(number);

    /// <summary>A number as an operand in texts: negative ones in brackets.</summary>
    protected static string Operand(double number) => number < 0 ? $"({Text(number)})" : Text(number);

    /// <summary>Code that opens a panel and draws in it.</summary>
    protected static string Panel(ref FigureWriter.CodeHandler inset) => $"Panel({PanelHeight.ToString(CultureInfo.InvariantCulture)});\n{FigureWriter.Code(ref inset)}\n";

    /// <summary>A sentence that names the parent's answer.</summary>
    protected static string Introduce(ExpansionContext context) => context.Say(
        $"Call the number in that answer {context.Symbol}.",
        $"Let {context.Symbol} stand for that number, without its unit.",
        $"Keep that number as {context.Symbol}.");
}
