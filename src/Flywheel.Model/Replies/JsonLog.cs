using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Model.Replies;

/// <summary>
/// A file of JSON documents, one a line, that only grows. What was added is on the disk; a line that a crash cut off is dropped when the file is
/// opened again. One process at a time: the file is locked. Thread-safe.
/// </summary>
/// <typeparam name="T">What a line holds.</typeparam>
public sealed class JsonLog<T> : IDisposable
    where T : class
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly SemaphoreSlim _writing = new(1);
    private readonly FileStream _file;

    private JsonLog(FileStream file)
    {
        _file = file;
    }

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Told of every line, in order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file cannot be read or written, another process has it, or a line that is not the last is damaged.</exception>
    public static async Task<JsonLog<T>> OpenAsync(string path, Action<T> read, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            await ReadAsync(file, read, cancellationToken);
            return new JsonLog<T>(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a line; it is on the disk when this returns.</summary>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(item, s_json), (byte)'\n'];
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _file.WriteAsync(line, CancellationToken.None);
            _file.Flush(flushToDisk: true);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file.Dispose();
        _writing.Dispose();
    }

    /// <summary>Reads the lines, and cuts off what stands behind the last whole one: a line is whole with its end.</summary>
    private static async Task ReadAsync(FileStream file, Action<T> read, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        await file.CopyToAsync(text, cancellationToken);
        var (bytes, start) = (text.ToArray().AsMemory(), 0);
        for (var number = 1; bytes.Span[start..].IndexOf((byte)'\n') is >= 0 and var length; number++)
        {
            read(Parse(bytes.Span.Slice(start, length)) ?? throw new IOException($"{file.Name}, line {number}: this was not written here. Remove the line, or choose another folder."));
            start += length + 1;
        }

        file.SetLength(start);
        file.Seek(0, SeekOrigin.End);
    }

    private static T? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
