namespace Flywheel.Knowledge.Import;

/// <summary>How many rows of a kind an import touched.</summary>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows whose content differs now; a mere shift of position does not count.</param>
/// <param name="Removed">Rows that left.</param>
public sealed record ImportCounts(int Added, int Changed, int Removed)
{
    internal static ImportCounts Zero { get; } = new(0, 0, 0);

    internal bool None => this == Zero;
}
