using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using static TorchSharp.torch;

namespace Flywheel.Model.Weights;

/// <summary>
/// Reads the header of a safetensors file: eight bytes of length, then JSON. Every size in it is checked against the file
/// before anything is allocated by it.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The longest header that the format allows, in bytes.</summary>
    public const long MaximumLength = 100_000_000;

    private const int LengthBytes = 8;

    private static readonly FrozenDictionary<string, (ScalarType Type, int Bytes)> Types = new Dictionary<string, (ScalarType, int)>
    {
        ["F64"] = (ScalarType.Float64, 8),
        ["F32"] = (ScalarType.Float32, 4),
        ["F16"] = (ScalarType.Float16, 2),
        ["BF16"] = (ScalarType.BFloat16, 2),
        ["I64"] = (ScalarType.Int64, 8),
        ["I32"] = (ScalarType.Int32, 4),
        ["I16"] = (ScalarType.Int16, 2),
        ["I8"] = (ScalarType.Int8, 1),
        ["U8"] = (ScalarType.Byte, 1),
        ["BOOL"] = (ScalarType.Bool, 1),
    }.ToFrozenDictionary();

    /// <summary>The format's name of an element type.</summary>
    public static string NameOf(ScalarType type) => Types.First(pair => pair.Value.Type == type).Key;

    /// <summary>Reads the entries of an open file.</summary>
    /// <exception cref="ModelFileException">The header is damaged or contradicts the file's size.</exception>
    public static ImmutableArray<SafetensorsEntry> Read(FileStream stream)
    {
        var file = stream.Name;
        var headerLength = ReadLength(stream);
        var header = new byte[headerLength];
        stream.ReadExactly(header);
        try
        {
            using var document = JsonDocument.Parse(header);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new ModelFileException(file, "the header is no JSON object.");
            var start = LengthBytes + headerLength;
            var entries = document.RootElement.EnumerateObject()
                .Where(property => property.Name != "__metadata__")
                .Select(property => Entry(file, property, start, stream.Length - start))
                .ToImmutableArray();
            CheckLayout(file, entries, start, stream.Length);
            return entries;
        }
        catch (JsonException error)
        {
            throw new ModelFileException(file, $"the header is no JSON: {error.Message}", error);
        }
    }

    private static int ReadLength(FileStream stream)
    {
        if (stream.Length < LengthBytes) throw new ModelFileException(stream.Name, $"the file has {stream.Length} bytes; a safetensors file has at least {LengthBytes}.");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength) throw new ModelFileException(stream.Name, $"the header claims {length} bytes; the format allows {MaximumLength}. Is this a safetensors file?");
        if ((long)length > stream.Length - LengthBytes) throw new ModelFileException(stream.Name, $"the header claims {length} bytes, but the file ends after {stream.Length}. Is it cut off?");
        return (int)length;
    }

    private static SafetensorsEntry Entry(string file, JsonProperty property, long start, long available)
    {
        var name = property.Name;
        ModelFileException Bad(string problem) => new(file, $"tensor \"{Shorten(name)}\": {problem}");
        if (property.Value.ValueKind != JsonValueKind.Object) throw Bad("its entry is no JSON object.");
        if (!property.Value.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String) throw Bad("it has no dtype.");
        if (!Types.TryGetValue(dtype.GetString()!, out var type)) throw Bad($"dtype {Shorten(dtype.GetString()!)} is not among {string.Join(", ", Types.Keys.Order())}.");
        var shape = Numbers(property.Value, "shape") ?? throw Bad("its shape is no list of whole numbers from 0.");
        var offsets = Numbers(property.Value, "data_offsets");
        if (offsets is not [var begin, var end]) throw Bad("its data_offsets are not two whole numbers from 0.");
        if (begin > end || end > available) throw Bad($"it claims the bytes {begin} to {end}, but the file holds {available} bytes of data. Is it cut off?");
        if (Bytes(shape, type.Bytes) != end - begin) throw Bad($"{dtype.GetString()} of shape [{string.Join(", ", shape)}] does not take the {end - begin} bytes that it claims.");
        return new SafetensorsEntry(name, type.Type, [.. shape], start + begin, end - begin);
    }

    /// <summary>Tensors must cover the data without gaps or overlaps, as the format demands: anything else hides or doubles bytes.</summary>
    private static void CheckLayout(string file, ImmutableArray<SafetensorsEntry> entries, long start, long length)
    {
        if (entries.GroupBy(entry => entry.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ModelFileException(file, $"tensor \"{Shorten(twice.Key)}\" is named twice.");
        }
        var position = start;
        foreach (var entry in entries.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Length))
        {
            if (entry.Offset != position) throw new ModelFileException(file, $"tensor \"{Shorten(entry.Name)}\" leaves a gap or lies over another one.");
            position += entry.Length;
        }
        if (position != length) throw new ModelFileException(file, $"{length - position} bytes at its end belong to no tensor.");
    }

    private static long[]? Numbers(JsonElement entry, string key)
    {
        if (!entry.TryGetProperty(key, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 16) return null;
        var numbers = new long[list.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (list[i].ValueKind != JsonValueKind.Number || !list[i].TryGetInt64(out numbers[i]) || numbers[i] < 0) return null;
        }
        return numbers;
    }

    /// <summary>The bytes that a shape takes, or -1 where that overflows.</summary>
    private static long Bytes(long[] shape, int elementBytes)
    {
        var product = (UInt128)elementBytes;
        foreach (var size in shape)
        {
            product *= (UInt128)size;
            if (product > long.MaxValue) return -1;
        }
        return (long)product;
    }

    private static string Shorten(string text) => text.Length <= 120 ? text : text[..120] + "...";
}
