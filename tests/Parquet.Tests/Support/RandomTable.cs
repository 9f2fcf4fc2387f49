using System.Text.Json.Nodes;
using Parquet.Schema;

namespace Parquet.Tests.Support;

/// <summary>A random schema with random rows, once as JSON and once as columns with levels, by a seed.</summary>
internal sealed class RandomTable
{
    private static readonly Type[] JsonTypes = [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string)];

    private static readonly Type[] AllTypes =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(DateTime), typeof(string), typeof(byte[]),
    ];

    private readonly Random random;
    private readonly Type[] types;
    private readonly ParquetOptions options;
    private readonly int groups;

    private RandomTable(int seed, int rows, bool forJson)
    {
        random = new Random(seed);
        types = forJson ? JsonTypes : AllTypes;
        options = new ParquetOptions { CompressionMethod = Pick(Enum.GetValues<CompressionMethod>()) };
        Schema = new ParquetSchema(Enumerable.Range(0, random.Next(1, 5)).Select(i => MakeField($"f{i}", depth: 0)).ToArray());
        if (random.Next(2) == 0)
        {
            foreach (DataField leaf in Schema.DataFields)
                options.ColumnEncodingHints[leaf.Path.ToString()] = EncodingHint.Dictionary;
        }
        Columns = [.. Schema.DataFields.Select(IColumn (leaf) => leaf.ClrType switch
        {
            var t when t == typeof(ReadOnlyMemory<char>) => new Column<ReadOnlyMemory<char>>(leaf, RandomText),
            var t when t == typeof(ReadOnlyMemory<byte>) => new Column<ReadOnlyMemory<byte>>(leaf, RandomBytes),
            var t when t == typeof(bool) => new Column<bool>(leaf, () => random.Next(2) == 0),
            var t when t == typeof(byte) => new Column<byte>(leaf, () => (byte)random.Next()),
            var t when t == typeof(sbyte) => new Column<sbyte>(leaf, () => (sbyte)random.Next()),
            var t when t == typeof(short) => new Column<short>(leaf, () => (short)random.Next()),
            var t when t == typeof(ushort) => new Column<ushort>(leaf, () => (ushort)random.Next()),
            var t when t == typeof(int) => new Column<int>(leaf, () => random.Next(int.MinValue, int.MaxValue)),
            var t when t == typeof(uint) => new Column<uint>(leaf, () => (uint)random.NextInt64()),
            var t when t == typeof(long) => new Column<long>(leaf, () => random.NextInt64(-(1L << 50), 1L << 50)),
            var t when t == typeof(ulong) => new Column<ulong>(leaf, () => (ulong)random.NextInt64()),
            var t when t == typeof(float) => new Column<float>(leaf, () => random.NextSingle() - 0.5f),
            var t when t == typeof(double) => new Column<double>(leaf, () => random.Next(-1000, 1000) + 0.5),
            _ => new Column<DateTime>(leaf, () => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc)),
        })];
        groups = random.Next(1, 4);
        Rows = [.. Enumerable.Range(0, rows).Select(_ => new JsonObject(
            Schema.Fields.Select(field => KeyValuePair.Create(field.Name, Shred(field, 0, 0)))))];
    }

    public interface IColumn
    {
        DataField Field { get; }

        List<int> Definitions { get; }

        List<int> Repetitions { get; }

        JsonNode? Add();

        Task WriteAsync(ParquetRowGroupWriter group, int fromRow, int toRow);

        object ValueAt(int index);
    }

    public ParquetSchema Schema { get; }

    public IReadOnlyList<JsonObject> Rows { get; }

    public IReadOnlyList<IColumn> Columns { get; }

    public static RandomTable Make(int seed, int rows, bool forJson) => new(seed, rows, forJson);

    public Task<MemoryStream> WriteAsync()
    {
        int[] cuts = [0, .. Enumerable.Range(0, groups - 1).Select(_ => random.Next(Rows.Count + 1)).Order(), Rows.Count];
        return ParquetFiles.WriteAsync(
            Schema, options, [.. cuts.Zip(cuts.Skip(1)).Select(cut => (Func<ParquetRowGroupWriter, Task>)(async group =>
        {
            foreach (IColumn column in Columns)
                await column.WriteAsync(group, cut.First, cut.Second);
        }))]);
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private Field MakeField(string name, int depth) => (depth < 3 ? random.Next(4) : 3) switch
    {
        0 => new ListField(name, MakeField("element", depth + 1)),
        1 => new StructField(name, [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => MakeField($"s{i}", depth + 1))]),
        _ => new DataField(name, Pick(types), isNullable: random.Next(2) == 0),
    };

    private ReadOnlyMemory<char> RandomText() =>
        random.Next(3) == 0 ? $"kind {random.Next(5)}".AsMemory() : new string((char)('a' + random.Next(26)), random.Next(30)).AsMemory();

    private ReadOnlyMemory<byte> RandomBytes()
    {
        var bytes = new byte[random.Next(100)];
        random.NextBytes(bytes);
        return bytes;
    }

    private JsonNode? Shred(Field field, int repetition, int definition)
    {
        if (field.IsNullable && random.Next(4) == 0)
        {
            AddNothing(field, repetition, definition);
            return null;
        }
        definition += field.IsNullable ? 1 : 0;
        switch (field)
        {
            case StructField group:
                return new JsonObject(group.Fields.Select(child => KeyValuePair.Create(child.Name, Shred(child, repetition, definition))));
            case ListField list:
                int count = random.Next(4);
                if (count == 0)
                    AddNothing(field, repetition, definition);
                return new JsonArray([.. Enumerable.Range(0, count).Select(
                    i => Shred(list.Item, i == 0 ? repetition : list.MaxRepetitionLevel, definition + 1))]);
            default:
                IColumn column = ColumnOf(field);
                column.Repetitions.Add(repetition);
                column.Definitions.Add(definition);
                return column.Add();
        }
    }

    private void AddNothing(Field field, int repetition, int definition)
    {
        foreach (IColumn column in Columns.Where(column => Contains(field, column.Field)))
        {
            column.Repetitions.Add(repetition);
            column.Definitions.Add(definition);
        }
    }

    private static bool Contains(Field field, DataField leaf) => ReferenceEquals(field, leaf) || field switch
    {
        StructField group => group.Fields.Any(child => Contains(child, leaf)),
        ListField list => Contains(list.Item, leaf),
        _ => false,
    };

    private IColumn ColumnOf(Field leaf) => Columns.Single(column => ReferenceEquals(column.Field, leaf));

    private sealed class Column<T>(DataField leaf, Func<T> next) : IColumn
        where T : struct
    {
        private readonly List<T> values = [];

        public DataField Field => leaf;

        public List<int> Definitions { get; } = [];

        public List<int> Repetitions { get; } = [];

        public JsonNode? Add()
        {
            values.Add(next());
            return values[^1] switch
            {
                ReadOnlyMemory<char> text => JsonValue.Create(text.ToString()),
                ReadOnlyMemory<byte> bytes => JsonValue.Create(Convert.ToHexString(bytes.Span)),
                var value => JsonValue.Create(value),
            };
        }

        public object ValueAt(int index) => values[index] switch
        {
            ReadOnlyMemory<char> text => text.ToString(),
            ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
            var value => value,
        };

        public Task WriteAsync(ParquetRowGroupWriter group, int fromRow, int toRow)
        {
            int from = EntryOf(fromRow), to = EntryOf(toRow);
            int firstValue = Definitions.Take(from).Count(level => level == leaf.MaxDefinitionLevel);
            int[] definitions = [.. Definitions[from..to]];
            T[] part = [.. values.Skip(firstValue).Take(definitions.Count(level => level == leaf.MaxDefinitionLevel))];
            return group.WriteAllPartsAsync<T>(
                leaf, part, leaf.MaxDefinitionLevel > 0 ? new ReadOnlyMemory<int>(definitions) : (ReadOnlyMemory<int>?)null,
                leaf.MaxRepetitionLevel > 0 ? new ReadOnlyMemory<int>([.. Repetitions[from..to]]) : (ReadOnlyMemory<int>?)null, default);
        }

        private int EntryOf(int row)
        {
            int rows = -1;
            for (int i = 0; i < Repetitions.Count; i++)
            {
                rows += Repetitions[i] == 0 ? 1 : 0;
                if (rows == row)
                    return i;
            }
            return Repetitions.Count;
        }
    }
}
