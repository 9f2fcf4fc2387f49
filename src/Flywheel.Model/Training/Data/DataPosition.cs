namespace Flywheel.Model.Training.Data;

/// <summary>How far a stage has read: what a checkpoint keeps of the data.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Batches">Batches of that epoch that were trained on.</param>
/// <param name="Rows">Rows of that epoch that were trained on or left out.</param>
public sealed record DataPosition(int Epoch, long Batches, long Rows)
{
    /// <summary>The beginning.</summary>
    public static DataPosition Start { get; } = new(0, 0, 0);
}
