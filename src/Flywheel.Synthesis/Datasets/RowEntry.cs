namespace Flywheel.Synthesis.Datasets;

/// <summary>A line of the file of rows: where a row is, what it is about and the hash of its values.</summary>
/// <param name="Shard">Path of its shard in the dataset's folder.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Hash">Of its values; see <see cref="DatasetRow.Hash"/>.</param>
/// <param name="Group">16 hexadecimal digits of the group that may not straddle the split.</param>
/// <param name="Domain">The problem's knowledge domain.</param>
/// <param name="FigureKind">Its figure kind.</param>
/// <param name="Level">Its level.</param>
public sealed record RowEntry(string Shard, string Id, string Hash, string Group, string Domain, string FigureKind, int Level)
{
    /// <summary>The names of the columns, as the first line gives them.</summary>
    public const string Header = "shard\tid\thash\tgroup\tdomain\tfigure_kind\tlevel";

    /// <summary>The line.</summary>
    public string ToLine() => string.Join('\t', Shard, Clean(Id), Hash, Group, Clean(Domain), Clean(FigureKind), $"{Level}");

    /// <summary>Reads a line; null where it is none.</summary>
    public static RowEntry? Parse(string line) => line.Split('\t') is [var shard, var id, var hash, var group, var domain, var kind, var level] && int.TryParse(level, out var number)
        ? new RowEntry(shard, id, hash, group, domain, kind, number)
        : null;

    private static string Clean(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
