namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The variables of one call.</summary>
internal sealed class Frame(Machine machine, int slots)
{
    public readonly Value[] Slots = slots == 0 ? [] : new Value[slots];

    public Machine Machine { get; } = machine;

    /// <summary>What <c>return</c> handed over.</summary>
    public Value Result { get; set; }
}
