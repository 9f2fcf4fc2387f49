using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Flywheel.Synthesis.Datasets;

/// <summary>A row: one value a column of its schema.</summary>
public sealed class DatasetRow
{
    private readonly object[] _values;

    /// <summary>Makes a row.</summary>
    /// <param name="schema">Its columns.</param>
    /// <param name="values">In the columns' order: <see cref="string"/>, <see cref="DatasetImage"/> or <see cref="ImmutableArray{T}"/> of texts.</param>
    /// <exception cref="ArgumentException">A value is missing or of another type than its column.</exception>
    public DatasetRow(DatasetSchema schema, params object[] values)
    {
        if (values.Length != schema.Columns.Length)
        {
            throw new ArgumentException($"{schema.Name} has {schema.Columns.Length} columns, not {values.Length}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            var fits = schema.Columns[i].Type switch
            {
                ColumnType.Text => values[i] is string,
                ColumnType.Image => values[i] is DatasetImage,
                _ => values[i] is ImmutableArray<string>,
            };
            if (!fits)
            {
                throw new ArgumentException($"Column {schema.Columns[i].Name} of {schema.Name} cannot hold a {values[i]?.GetType().Name ?? "null"}.", nameof(values));
            }
        }

        Schema = schema;
        _values = values;
    }

    /// <summary>Its columns.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>Names the row; equal to the problem's id in rows that we write.</summary>
    public string Id => (string)_values[0];

    /// <summary>The values in the columns' order.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>The text in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column of text.</exception>
    public string Text(string column) => Get<string>(column);

    /// <summary>The picture in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column of pictures.</exception>
    public DatasetImage Image(string column) => Get<DatasetImage>(column);

    /// <summary>The texts in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column of texts.</exception>
    public ImmutableArray<string> Texts(string column) => Get<ImmutableArray<string>>(column);

    /// <summary>32 hexadecimal digits that two rows share only if all their values are equal.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in _values)
        {
            switch (value)
            {
                case string text:
                    Append(hash, Encoding.UTF8.GetBytes(text));
                    break;
                case DatasetImage image:
                    Append(hash, image.Bytes);
                    Append(hash, Encoding.UTF8.GetBytes(image.Path));
                    break;
                case ImmutableArray<string> texts:
                    Append(hash, BitConverter.GetBytes(texts.Length));
                    foreach (var text in texts)
                    {
                        Append(hash, Encoding.UTF8.GetBytes(text));
                    }

                    break;
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>Length first, so that no two sequences of values run together to the same bytes.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private T Get<T>(string column) => Schema.IndexOf(column) is >= 0 and var index && _values[index] is T value
        ? value
        : throw new ArgumentException($"{Schema.Name} has no such column {column} of {typeof(T).Name}.", nameof(column));
}
