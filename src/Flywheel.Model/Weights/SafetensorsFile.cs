using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>
/// A safetensors file, memory-mapped: tensors are copied from the page cache straight to where they belong, so a file much
/// larger than the memory of the host can be loaded to a GPU.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>The bytes that are copied at once: what a type conversion or a device copy needs on the host.</summary>
    private const long ChunkBytes = 32 << 20;

    private readonly FileStream _stream;
    private readonly MemoryMappedFile? _map;

    private SafetensorsFile(FileStream stream)
    {
        _stream = stream;
        Entries = SafetensorsHeader.Read(stream).ToImmutableDictionary(entry => entry.Name);
        _map = stream.Length == 0 ? null : MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
    }

    /// <summary>The file's path.</summary>
    public string Path => _stream.Name;

    /// <summary>Its tensors by name.</summary>
    public ImmutableDictionary<string, SafetensorsEntry> Entries { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="ModelFileException">It is missing, unreadable or damaged.</exception>
    public static SafetensorsFile Open(string path)
    {
        FileStream _stream;
        try
        {
            _stream = File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"it cannot be opened: {error.Message}", error);
        }
        try
        {
            return new SafetensorsFile(_stream);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Copies a tensor into one of the same shape, of any type and on any device.</summary>
    /// <exception cref="ModelFileException">The file has no such tensor.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void CopyTo(string name, Tensor target)
    {
        var entry = Find(name);
        if (!entry.Shape.AsSpan().SequenceEqual(target.shape)) throw new ArgumentException($"{name} has shape [{string.Join(", ", entry.Shape)}], not [{string.Join(", ", target.shape)}].", nameof(target));
        if (entry.Length == 0) return;
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        // A number has no rows to copy; as one of one row it has.
        var rows = entry.Shape.Length == 0 ? target.unsqueeze(0) : target;
        var count = rows.shape[0];
        var rowBytes = entry.Length / count;
        var step = Math.Max(1, Math.Min(count, ChunkBytes / Math.Max(1, rowBytes)));
        using var view = _map!.CreateViewAccessor(entry.Offset, entry.Length, MemoryMappedFileAccess.Read);
        for (long start = 0; start < count; start += step)
        {
            using var piece = NewDisposeScope();
            var length = Math.Min(step, count - start);
            var part = rows.narrow(0, start, length);
            if (part.dtype == entry.Type && part.device_type == DeviceType.CPU && part.is_contiguous())
            {
                Fill(part, view, start * rowBytes);
                continue;
            }
            var staging = empty(part.shape, entry.Type);
            Fill(staging, view, start * rowBytes);
            part.copy_(staging);
        }
    }

    /// <summary>Reads a tensor to the CPU, in the type of the file.</summary>
    /// <exception cref="ModelFileException">The file has no such tensor.</exception>
    public Tensor Read(string name)
    {
        var entry = Find(name);
        var target = empty([.. entry.Shape], entry.Type);
        CopyTo(name, target);
        return target;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _map?.Dispose();
        _stream.Dispose();
    }

    private SafetensorsEntry Find(string name) => Entries.TryGetValue(name, out var entry) ? entry : throw new ModelFileException(Path, $"it has no tensor \"{name}\".");

    private static void Fill(Tensor part, MemoryMappedViewAccessor view, long offset) => view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(view.PointerOffset + offset), part.bytes);
}
