using System.Text.Json;
using Flywheel.Synthesis.Problems.Fingerprints;
using Parquet.Schema;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Reads the questions of benchmark files, Parquet or JSONL, whatever they call their columns.</summary>
internal static class BenchmarkReader
{
    private static readonly string[] QuestionNames = ["question", "question_reasoning", "problem", "query", "prompt"];
    private static readonly string[] PictureNames = ["image", "decoded_image", "images", "picture"];

    /// <summary>Reads files into an index.</summary>
    /// <exception cref="DatasetException">A file cannot be read or has no column of questions.</exception>
    public static async Task<BenchmarkIndex> ReadAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var index = new BenchmarkIndex();
        foreach (var file in files)
        {
            var items = file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? ParquetAsync(file, cancellationToken) : LinesAsync(file, cancellationToken);
            await foreach (var item in items)
            {
                index.Add(item);
            }
        }

        return index;
    }

    private static async IAsyncEnumerable<BenchmarkItem> ParquetAsync(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        var question = QuestionNames.Select(table.Find).OfType<DataField>().FirstOrDefault()
            ?? throw new DatasetException($"{file} has no column of questions ({string.Join(", ", QuestionNames)}); it has {string.Join(", ", table.Fields.Select(f => f.Name))}.");
        var picture = PictureNames.Select(table.Find).Select(PictureBytes).FirstOrDefault(f => f is not null);
        for (int group = 0, row = 0; group < table.Groups; group++)
        {
            var questions = await table.ReadTextAsync(group, question, cancellationToken);
            var pictures = picture is null ? null : await table.ReadBytesAsync(group, picture, cancellationToken);
            for (var i = 0; i < questions.Length; i++, row++)
            {
                if (questions[i] is { Length: > 0 } text)
                {
                    yield return Item(file, row, text, pictures?[i]);
                }
            }
        }
    }

    private static DataField? PictureBytes(Field? field) => field switch
    {
        StructField picture => picture.Fields.OfType<DataField>().FirstOrDefault(f => f.Name == "bytes"),
        DataField data when data.ClrType == typeof(ReadOnlyMemory<byte>) => data,
        _ => null,
    };

    private static async IAsyncEnumerable<BenchmarkItem> LinesAsync(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file);
        for (var row = 0; await reader.ReadLineAsync(cancellationToken) is { } line; row++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            using var document = Parse(file, row, line);
            var question = Text(document.RootElement, QuestionNames)
                ?? throw new DatasetException($"{file}, line {row + 1}: there is no question ({string.Join(", ", QuestionNames)}).");
            yield return Item(file, row, question, Text(document.RootElement, PictureNames) is { } picture ? Picture(file, picture) : null);
        }
    }

    private static JsonDocument Parse(string file, int row, string line)
    {
        try
        {
            var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new DatasetException($"{file}, line {row + 1}: this is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new DatasetException($"{file}, line {row + 1}: this is no JSON: {e.Message}", e);
        }
    }

    private static string? Text(JsonElement item, string[] names) => names
        .Select(n => item.TryGetProperty(n, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        .FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));

    /// <summary>A picture given as base64, with or without the head of a data address, or as a path beside the file; null for neither.</summary>
    private static byte[]? Picture(string file, string text)
    {
        var data = text.StartsWith("data:", StringComparison.Ordinal) ? text[(text.IndexOf(',') + 1)..] : text;
        var buffer = new byte[data.Length];
        if (data.Length > 256 && Convert.TryFromBase64String(data, buffer, out var length))
        {
            return buffer[..length];
        }

        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, text);
        return text.Length < 1024 && File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static BenchmarkItem Item(string file, int row, string question, byte[]? picture) =>
        new($"{Path.GetFileName(file)}, row {row}", question, ProblemFingerprint.HashText(question), picture is null ? null : PictureHash.Of(picture));
}
