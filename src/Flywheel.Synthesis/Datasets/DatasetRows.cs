using System.Buffers;
using System.Text;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Looks up single rows of a dataset in its file of rows, without reading the shards.</summary>
public static class DatasetRows
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Finds the row of a problem. The file is searched as bytes, which takes about as long as reading it.</summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <param name="id">The problem's id.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The row, or null where the dataset has none of that id.</returns>
    /// <exception cref="DatasetException">The file is missing or its line cannot be read.</exception>
    public static RowEntry? Find(string folder, string id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var path = Path.Combine(folder, DatasetFiles.Rows);
        if (!File.Exists(path))
        {
            throw new DatasetException($"{path} is missing. Export the dataset again.");
        }

        var wanted = Encoding.UTF8.GetBytes($"\t{id}\t");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes + wanted.Length);
        try
        {
            var kept = 0;
            for (var start = 0L; ; start += BlockBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = file.ReadAtLeast(block.AsSpan(kept, BlockBytes), BlockBytes, throwOnEndOfStream: false);
                var at = block.AsSpan(0, kept + read).IndexOf(wanted);
                if (at >= 0)
                {
                    return Line(file, start - kept + at, path);
                }

                if (read < BlockBytes)
                {
                    return null;
                }

                // An id may lie across two blocks.
                block.AsSpan(kept + read - wanted.Length, wanted.Length).CopyTo(block);
                kept = wanted.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Reads the line around a place.</summary>
    private static RowEntry Line(FileStream file, long place, string path)
    {
        const int Around = 4096;
        var begin = Math.Max(0, place - Around);
        file.Seek(begin, SeekOrigin.Begin);
        var bytes = new byte[2 * Around];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var middle = (int)(place - begin);
        var from = bytes.AsSpan(0, middle).LastIndexOf((byte)'\n') + 1;
        var length = bytes.AsSpan(middle, read - middle).IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(bytes, from, (length < 0 ? read : middle + length) - from);
        return RowEntry.Parse(line) ?? throw new DatasetException($"{path}: \"{line}\" is no row.");
    }
}
