using System.Globalization;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Dashboard.Datasets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Datasets;

/// <summary>Rows of an export with their pictures, a few at a time.</summary>
internal sealed class RowsModel(FlywheelDbContext database, ExportedRows rows) : PageModel
{
    /// <summary>Rows a page.</summary>
    public const int Size = 6;

    /// <summary>The export.</summary>
    public ExportRow Export { get; private set; } = null!;

    /// <summary>Its folder; null where it cannot be shown.</summary>
    public ExportFolder? Folder { get; private set; }

    /// <summary>Why it cannot be shown.</summary>
    public string? Fault { get; private set; }

    /// <summary>The position of the first row shown.</summary>
    public long At { get; private set; }

    /// <summary>Rows of the dataset.</summary>
    public long Total { get; private set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<RowReading> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, long? at, CancellationToken cancellationToken)
    {
        if (await DatasetEndpoints.FindAsync(database, id, cancellationToken) is not { } export)
        {
            return NotFound();
        }

        Export = export;
        try
        {
            Folder = ExportFolder.Open(export);
            if (Folder.Lock is null)
            {
                throw new ExportFolderException("Conversations for ms-swift are lines of text with picture files; download them to look at them.");
            }

            Total = Folder.Shards.Sum(s => s.Rows ?? 0);
            At = Math.Clamp(at ?? 0, 0, Math.Max(0, Total - 1));
            Rows = await rows.ReadAsync(Folder, At, Size, cancellationToken);
        }
        catch (ExportFolderException e)
        {
            Fault = e.Message;
        }

        return Page();
    }

    /// <summary>Whether a column is what people read first: questions and answers.</summary>
    public static bool IsReadFirst(DatasetColumn column) =>
        column.Type == ColumnType.Text && (column.Name.StartsWith("question", StringComparison.Ordinal) || column.Name is "answer" or "answer_reasoning");

    /// <summary>The address of the rows from a position on.</summary>
    public string AddressOf(long at) => string.Create(CultureInfo.InvariantCulture, $"/datasets/{Export.Id}/rows?at={Math.Max(0, at)}");

    /// <summary>The split that a row belongs to.</summary>
    public string SplitOf(long position)
    {
        foreach (var shard in Folder!.Lock!.Shards)
        {
            if ((position -= shard.Rows) < 0)
            {
                return shard.Split;
            }
        }

        return "";
    }
}
