namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A variable that a function shares with the code around it.</summary>
internal sealed class Cell
{
    public Value Content { get; set; }
}
