namespace Flywheel.Model.Language;

/// <summary>Positions of one sequence that a pass computes and adds to the cache.</summary>
/// <param name="Slot">The sequence's slot.</param>
/// <param name="Start">How many positions the slot holds already.</param>
/// <param name="Length">How many are added.</param>
public readonly record struct CacheSegment(int Slot, int Start, int Length);
