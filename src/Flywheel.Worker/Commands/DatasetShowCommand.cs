using System.Collections.Immutable;
using System.CommandLine;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel dataset show</c>: a row with its pictures, or a sheet of many.</summary>
internal static class DatasetShowCommand
{
    private const int DefaultSample = 24;

    public static Command Create()
    {
        var path = new Argument<string>("DIR") { Description = "A dataset's folder, or a Parquet file." };
        var row = new Option<long?>("--row") { Description = "Print this row, counted from 0, and write its pictures.", HelpName = "K" };
        var output = new Option<string>("--output", "-o") { Description = "Folder of the row's pictures.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var sheet = new Option<string?>("--sheet") { Description = "Write a picture of a sample of rows.", HelpName = "FILE.png" };
        var sample = new Option<int>("--sample") { Description = $"Rows on the sheet, 1 to {ContactSheet.MostRows}.", HelpName = "N", DefaultValueFactory = _ => DefaultSample };
        var seed = new Option<ulong>("--seed") { Description = "Chooses the rows on the sheet.", HelpName = "S", DefaultValueFactory = _ => 1 };
        row.Validators.Add(r => Require(r.GetValueOrDefault<long?>() is null or >= 0, r, "--row must be 0 or more."));
        sample.Validators.Add(r => Require(r.GetValueOrDefault<int>() is >= 1 and <= ContactSheet.MostRows, r, $"--sample must be 1 to {ContactSheet.MostRows}."));
        var command = new Command("show", "Print a row and write its pictures, or write a sheet of many rows.") { path, row, output, sheet, sample, seed };
        command.Validators.Add(r =>
        {
            if (r.GetValue(row) is null && r.GetValue(sheet) is null)
            {
                r.AddError("Say --row K to see one row, or --sheet FILE.png to see many.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dataset = await DatasetFolder.OpenAsync(parsed.GetRequiredValue(path), cancellationToken);
            var writer = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(row) is { } position)
            {
                var found = await dataset.RowsAtAsync([position], cancellationToken);
                await PrintAsync(found[0], position, parsed.GetRequiredValue(output), writer, cancellationToken);
            }

            if (parsed.GetValue(sheet) is { } file)
            {
                await WriteSheetAsync(dataset, file, parsed.GetValue(sample), parsed.GetValue(seed), writer, cancellationToken);
            }

            return CommandErrors.Success;
        });
        return command;
    }

    private static async Task PrintAsync(DatasetRow row, long position, string folder, TextWriter writer, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await writer.WriteLineAsync($"{row.Schema.Title}, row {position}");
        foreach (var (column, value) in row.Schema.Columns.Zip(row.Values))
        {
            switch (value)
            {
                case DatasetImage image:
                    var file = Path.Combine(folder, $"row{position}.{column.Name}{Extension(image.Bytes)}");
                    await File.WriteAllBytesAsync(file, image.Bytes, cancellationToken);
                    await writer.WriteLineAsync($"{column.Name}: {file} ({image.Bytes.Length:N0} bytes)");
                    break;
                case ImmutableArray<string> texts:
                    await writer.WriteLineAsync($"{column.Name}: {string.Join("; ", texts)}");
                    break;
                case string text when text.Contains('\n'):
                    await writer.WriteLineAsync($"{column.Name}:{Environment.NewLine}  {text.ReplaceLineEndings($"{Environment.NewLine}  ")}");
                    break;
                default:
                    await writer.WriteLineAsync($"{column.Name}: {value}");
                    break;
            }
        }
    }

    private static async Task WriteSheetAsync(DatasetFolder dataset, string file, int sample, ulong seed, TextWriter writer, CancellationToken cancellationToken)
    {
        var count = await dataset.CountAsync(cancellationToken);
        if (count == 0)
        {
            throw new DatasetException("The dataset has no rows to show.");
        }

        var random = SeededRandom.For(seed).Fork("sheet");
        var positions = new HashSet<long>();
        while (positions.Count < Math.Min(sample, count))
        {
            positions.Add((long)(random.Double() * count));
        }

        var rows = await dataset.RowsAtAsync(positions, cancellationToken);
        using var fonts = new FontLibrary();
        await File.WriteAllBytesAsync(file, ContactSheet.Paint(rows, fonts), cancellationToken);
        await writer.WriteLineAsync($"{rows.Count} of {count:N0} rows in {file}.");
    }

    private static string Extension(byte[] bytes) => bytes is [0xFF, 0xD8, ..] ? ".jpg" : ".png";

    private static void Require(bool holds, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
