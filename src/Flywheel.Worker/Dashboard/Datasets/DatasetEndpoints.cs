using System.Globalization;
using System.IO.Compression;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// What of exports is not a page: files, the whole as a zip file, and pictures of rows. Addresses name an export by its id and a file by its
/// number; paths come from the database and the checked lockfile alone.
/// </summary>
internal static class DatasetEndpoints
{
    private const int FreshSeconds = 600;

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // Programs that download in parts ask for the size first.
        endpoints.MapMethods("/datasets/{id:long}/files/{index:int}", [HttpMethods.Get, HttpMethods.Head], FileAsync);
        endpoints.MapGet("/datasets/{id:long}/zip", ZipAsync);
        endpoints.MapGet("/datasets/{id:long}/pictures/{row:long}/{column}", PictureAsync);
    }

    /// <summary>The address of a row's picture.</summary>
    public static string PictureOf(long export, long row, string column) => string.Create(CultureInfo.InvariantCulture, $"/datasets/{export}/pictures/{row}/{column}");

    /// <summary>The export of an id; null where there is none.</summary>
    public static Task<ExportRow?> FindAsync(FlywheelDbContext database, long id, CancellationToken cancellationToken) =>
        database.Exports.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);

    private static async Task<IResult> FileAsync(long id, int index, FlywheelDbContext database, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, database, cancellationToken) is not { } folder || index < 0 || index >= folder.Files.Length)
        {
            return Results.NotFound();
        }

        try
        {
            var file = folder.Files[index];
            var tag = file.Sha256 is { } digest ? new EntityTagHeaderValue($"\"{digest}\"") : null;
            return Results.File(file.Open(), file.ContentType, $"{Name(folder)}-{Path.GetFileName(file.Name)}", new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path)), tag, enableRangeProcessing: true);
        }
        catch (ExportFolderException)
        {
            return Results.NotFound();
        }
    }

    private static async Task<IResult> ZipAsync(long id, HttpContext context, FlywheelDbContext database, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, database, cancellationToken) is not { } folder || folder.Files.Any(f => f.Bytes is null))
        {
            return Results.NotFound();
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Name(folder)}.zip");
        context.Response.ContentType = "application/zip";
        // The library ends each entry with a small synchronous write.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        context.Response.Headers.ContentDisposition = disposition.ToString();
        try
        {
            await WriteZipAsync(folder, context.Response.Body, cancellationToken);
        }
        catch (Exception e) when (e is ExportFolderException or IOException)
        {
            // The answer has begun; only a broken connection tells the other side that it is not whole.
            logging.CreateLogger(typeof(DatasetEndpoints)).LogWarning("A download of {Folder} broke off: {Message}", folder.Export.Directory, e.Message);
            context.Abort();
        }

        return Results.Empty;
    }

    /// <summary>Streams the files; nothing is written to disk, and a file at a time passes through a small buffer.</summary>
    private static async Task WriteZipAsync(ExportFolder folder, Stream output, CancellationToken cancellationToken)
    {
        var inside = Name(folder);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var file in folder.All())
        {
            // Shards and pictures are packed already.
            var level = file.Name.EndsWith(".parquet", StringComparison.Ordinal) || file.Name.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
            var entry = zip.CreateEntry($"{inside}/{file.Name}", level);
            entry.LastWriteTime = new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path));
            await using var source = file.Open();
            await using var target = await entry.OpenAsync(cancellationToken);
            await source.CopyToAsync(target, cancellationToken);
        }
    }

    private static async Task<IResult> PictureAsync(long id, long row, string column, HttpContext context, FlywheelDbContext database, ExportedRows rows, CancellationToken cancellationToken)
    {
        if (row < 0 || await OpenAsync(id, database, cancellationToken) is not { } folder || folder.Schema.Columns.FirstOrDefault(c => c.Type == ColumnType.Image && c.Name == column) is not { } known)
        {
            return Results.NotFound();
        }

        try
        {
            if (await rows.ReadAsync(folder, row, 1, cancellationToken) is not [{ Row: { } found }] || ContentType(found.Image(known.Name).Bytes) is not { } type)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = $"private, max-age={FreshSeconds}";
            return Results.Bytes(found.Image(known.Name).Bytes, type);
        }
        catch (ExportFolderException)
        {
            return Results.NotFound();
        }
    }

    private static string? ContentType(byte[] picture) => picture switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, ..] => "image/jpeg",
        _ => null,
    };

    private static async Task<ExportFolder?> OpenAsync(long id, FlywheelDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(database, id, cancellationToken) is { } export ? ExportFolder.Open(export) : null;
        }
        catch (ExportFolderException)
        {
            return null;
        }
    }

    /// <summary>What downloads are called; run and dataset are slugs.</summary>
    private static string Name(ExportFolder folder) => string.Create(CultureInfo.InvariantCulture, $"{folder.Export.RunId}-{folder.Export.Dataset}{(folder.Lock is null ? "-swift" : "")}-{folder.Export.Id}");
}
