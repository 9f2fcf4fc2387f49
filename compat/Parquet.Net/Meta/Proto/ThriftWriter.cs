using System.Buffers;

namespace Parquet.Meta.Proto;

/// <summary>Writes Thrift's compact protocol. Fields that are null are left out.</summary>
internal sealed class ThriftWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private int lastId;

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Field(int id, bool? value)
    {
        if (value is bool known)
            FieldHeader(id, known ? CompactType.True : CompactType.False);
    }

    public void Field(int id, int? value)
    {
        if (value is not int known)
            return;
        FieldHeader(id, CompactType.I32);
        Varint(ZigZag(known));
    }

    public void Field(int id, long? value)
    {
        if (value is not long known)
            return;
        FieldHeader(id, CompactType.I64);
        Varint(ZigZag(known));
    }

    public void Field(int id, short? value)
    {
        if (value is not short known)
            return;
        FieldHeader(id, CompactType.I16);
        Varint(ZigZag(known));
    }

    public void Field(int id, sbyte? value)
    {
        if (value is not sbyte known)
            return;
        FieldHeader(id, CompactType.Byte);
        Byte((byte)known);
    }

    public void Field(int id, string? value) => Field(id, value is null ? null : System.Text.Encoding.UTF8.GetBytes(value));

    public void Field(int id, byte[]? value)
    {
        if (value is null)
            return;
        FieldHeader(id, CompactType.Binary);
        Bytes(value);
    }

    public void Field(int id, List<string>? values) =>
        Field(id, values, CompactType.Binary, (text, w) => w.Bytes(System.Text.Encoding.UTF8.GetBytes(text)));

    public void Field<T>(int id, List<T>? values, Action<T, ThriftWriter> writeFields) =>
        Field(id, values, CompactType.Struct, (value, w) => w.Struct(value, writeFields));

    public void EnumField<T>(int id, List<T>? values, Func<T, int> number) =>
        Field(id, values, CompactType.I32, (value, w) => w.Varint(ZigZag(number(value))));

    public void Field<T>(int id, T? value, Action<T, ThriftWriter> writeFields)
        where T : class
    {
        if (value is null)
            return;
        FieldHeader(id, CompactType.Struct);
        Struct(value, writeFields);
    }

    public void Struct<T>(T value, Action<T, ThriftWriter> writeFields)
    {
        int outer = lastId;
        lastId = 0;
        writeFields(value, this);
        Byte(0);
        lastId = outer;
    }

    private void Field<T>(int id, List<T>? values, CompactType elementType, Action<T, ThriftWriter> writeElement)
    {
        if (values is null)
            return;
        FieldHeader(id, CompactType.List);
        if (values.Count < 15)
        {
            Byte((byte)(values.Count << 4 | (int)elementType));
        }
        else
        {
            Byte((byte)(0xF0 | (int)elementType));
            Varint((ulong)values.Count);
        }
        foreach (T value in values)
            writeElement(value, this);
    }

    private void FieldHeader(int id, CompactType type)
    {
        int delta = id - lastId;
        if (delta is > 0 and < 16)
        {
            Byte((byte)(delta << 4 | (int)type));
        }
        else
        {
            Byte((byte)type);
            Varint(ZigZag(id));
        }
        lastId = id;
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        buffer.Write(bytes);
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);

    private void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }
}
