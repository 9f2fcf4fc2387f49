namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>What the background looks like.</summary>
public enum PaperTexture : byte
{
    /// <summary>One flat colour.</summary>
    Plain,

    /// <summary>Fine fibres, as on uncoated paper.</summary>
    Grain,

    /// <summary>Faint horizontal rules, as in an exercise book.</summary>
    Ruled,

    /// <summary>A faint square grid, as on graph paper.</summary>
    Graph,

    /// <summary>A soft shadow towards the edges, as on a photographed page.</summary>
    Vignette,
}
