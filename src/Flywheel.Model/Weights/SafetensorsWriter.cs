using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>Writes safetensors files: aside, flushed, then renamed, so that a file is there whole or not at all.</summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;
    private const long ChunkElements = 8 << 20;

    /// <summary>Writes tensors in the given order, each in its own type.</summary>
    /// <param name="path">The file; one of that name is replaced.</param>
    /// <param name="tensors">Names and tensors, on any device. Names must differ.</param>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        var aside = path + ".writing";
        using (var stream = File.Create(aside))
        {
            WriteHeader(stream, tensors);
            foreach (var (_, value) in tensors) WriteData(stream, value);
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }

    private static void WriteHeader(FileStream stream, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            long position = 0;
            foreach (var (name, value) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", SafetensorsHeader.NameOf(value.dtype));
                WriteNumbers(json, "shape", value.shape);
                var end = position + (value.numel() * value.dtype.ElementSize());
                WriteNumbers(json, "data_offsets", [position, end]);
                json.WriteEndObject();
                position = end;
            }
            json.WriteEndObject();
        }
        while (header.Length % Alignment != 0) header.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.WriteTo(stream);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, long[] numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteData(FileStream stream, Tensor value)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var flat = value.detach().reshape(-1);
        for (long start = 0; start < flat.shape[0]; start += ChunkElements)
        {
            using var piece = NewDisposeScope();
            stream.Write(flat.narrow(0, start, Math.Min(ChunkElements, flat.shape[0] - start)).cpu().bytes);
        }
    }
}
