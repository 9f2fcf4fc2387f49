using System.Text;

namespace Parquet.Meta.Proto;

/// <summary>
/// Reads Thrift's compact protocol. Every length is checked against the bytes that are left before anything is allocated for it,
/// and unknown fields are skipped to a bounded depth.
/// </summary>
/// <param name="data">The bytes to read.</param>
/// <param name="origin">Where in the file they begin, for messages.</param>
internal ref struct ThriftReader(ReadOnlySpan<byte> data, long origin)
{
    private const int MaxSkippedDepth = 32;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> data = data;
    private readonly long origin = origin;

    public delegate T ElementReader<T>(ref ThriftReader reader, CompactType type);

    public int Position { get; private set; }

    /// <summary>Moves on to the next field of a struct; false at the struct's end.</summary>
    /// <param name="id">Zero before the first field; then left to this method.</param>
    /// <param name="type">The wire type of the field's value.</param>
    public bool NextField(ref int id, out CompactType type)
    {
        byte header = NextByte();
        type = (CompactType)(header & 0x0F);
        if (header == 0)
            return false;
        if (type is CompactType.Stop or > CompactType.Struct)
            throw Malformed($"unknown wire type {header & 0x0F}");
        long next = header >> 4 is int delta and not 0 ? id + delta : ZigZag(NextVarint());
        if (next is < 0 or > short.MaxValue)
            throw Malformed($"field number {next} is out of range");
        id = (int)next;
        return true;
    }

    public readonly bool Bool(CompactType type) => type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => throw Malformed($"a truth value is stored as {type}"),
    };

    public int Int32(CompactType type)
    {
        long value = Int64(type);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Malformed($"{value} does not fit 32 bits");
    }

    public long Int64(CompactType type) => type switch
    {
        CompactType.Byte => (sbyte)NextByte(),
        CompactType.I16 or CompactType.I32 or CompactType.I64 => ZigZag(NextVarint()),
        _ => throw Malformed($"an integer is stored as {type}"),
    };

    public byte[] Binary(CompactType type) => BinarySpan(type).ToArray();

    public string String(CompactType type)
    {
        ReadOnlySpan<byte> bytes = BinarySpan(type);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new ThriftProtocolException($"metadata: a name or text is not UTF-8, before byte {origin + Position}", e);
        }
    }

    public List<T> List<T>(CompactType type, ElementReader<T> readElement)
    {
        if (type is not (CompactType.List or CompactType.Set))
            throw Malformed($"a list is stored as {type}");
        int count = ListHeader(out CompactType elementType);
        var list = new List<T>(Math.Min(count, 1024));
        for (int i = 0; i < count; i++)
            list.Add(readElement(ref this, elementType));
        return list;
    }

    public readonly void ExpectStruct(CompactType type)
    {
        if (type != CompactType.Struct)
            throw Malformed($"a struct is stored as {type}");
    }

    public void Skip(CompactType type) => Skip(type, MaxSkippedDepth);

    public readonly ThriftProtocolException Malformed(string what) => new($"metadata: {what}, before byte {origin + Position}");

    private void Skip(CompactType type, int depthLeft)
    {
        if (depthLeft == 0)
            throw Malformed($"values are nested deeper than {MaxSkippedDepth}");
        switch (type)
        {
            case CompactType.True or CompactType.False:
                return;
            case CompactType.Byte:
                NextByte();
                return;
            case CompactType.I16 or CompactType.I32 or CompactType.I64:
                NextVarint();
                return;
            case CompactType.Double:
                Take(8);
                return;
            case CompactType.Binary:
                BinarySpan(type);
                return;
            case CompactType.List or CompactType.Set:
                int count = ListHeader(out CompactType elementType);
                for (int i = 0; i < count; i++)
                    SkipElement(elementType, depthLeft - 1);
                return;
            case CompactType.Map:
                SkipMap(depthLeft - 1);
                return;
            case CompactType.Struct:
                int id = 0;
                while (NextField(ref id, out CompactType fieldType))
                    Skip(fieldType, depthLeft - 1);
                return;
            default:
                throw Malformed($"unknown wire type {(int)type}");
        }
    }

    private void SkipMap(int depthLeft)
    {
        int count = Count(NextVarint());
        if (count == 0)
            return;
        byte types = NextByte();
        for (int i = 0; i < count; i++)
        {
            SkipElement((CompactType)(types >> 4), depthLeft);
            SkipElement((CompactType)(types & 0x0F), depthLeft);
        }
    }

    // In a collection a truth value takes a byte; as a field it is in the field's header.
    private void SkipElement(CompactType type, int depthLeft) =>
        Skip(type is CompactType.True or CompactType.False ? CompactType.Byte : type, depthLeft);

    private int ListHeader(out CompactType elementType)
    {
        byte header = NextByte();
        elementType = (CompactType)(header & 0x0F);
        return header >> 4 is int size and < 15 ? Count((ulong)size) : Count(NextVarint());
    }

    // Every element takes at least one byte.
    private readonly int Count(ulong count) =>
        count <= (ulong)(data.Length - Position) ? (int)count : throw Truncated($"a collection of {count} elements");

    private ReadOnlySpan<byte> BinarySpan(CompactType type)
    {
        if (type != CompactType.Binary)
            throw Malformed($"text or bytes are stored as {type}");
        ulong length = NextVarint();
        return length <= (ulong)(data.Length - Position) ? Take((int)length) : throw Truncated($"text or bytes of length {length}");
    }

    private ulong NextVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = NextByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw Malformed("an integer is longer than 10 bytes");
    }

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private byte NextByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > data.Length - Position)
            throw Truncated("a value");
        ReadOnlySpan<byte> taken = data.Slice(Position, length);
        Position += length;
        return taken;
    }

    private readonly ThriftTruncatedException Truncated(string what) =>
        new($"metadata: {what} goes beyond the end of the data, at byte {origin + Position}");
}
