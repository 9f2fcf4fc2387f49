using System.Collections.Immutable;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>
/// One kind of problem with everything varied that can be: numbers, layout, labels, wording, theme. Stateless; the same drafting gives the
/// same draft.
/// </summary>
public abstract class ProblemFamily
{
    /// <summary>Unique, in lower-case words joined by hyphens: <c>triangle-angle-sum</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The figure kind of its pictures.</summary>
    public abstract string FigureKind { get; }

    /// <summary>
    /// The domains that it belongs to, the main one first, with the topics of each that it exercises. In a domain without families of its own
    /// for a figure kind, any family of that kind may be used; its wording must therefore make sense without the domain.
    /// </summary>
    public abstract ImmutableArray<Home> Homes { get; }

    /// <summary>Writes a problem.</summary>
    /// <exception cref="DraftException">These numbers make no good problem; others will.</exception>
    public abstract Draft Compose(Drafting drafting);
}
