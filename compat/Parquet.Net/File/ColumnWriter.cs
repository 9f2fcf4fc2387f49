using System.Buffers;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Meta.Proto;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>Writes one column of one row group, page by page. A page begins with a new row and ends once it has a megabyte.</summary>
internal sealed class ColumnWriter<TStored, T>(
    CountedOutput output, PageBuffers buffers, DataField field, Meta.Type storedType, ParquetOptions options)
    where TStored : struct
    where T : struct
{
    private const int PageBytes = 1 << 20;
    private const int MaxPageEntries = 1 << 17;

    private readonly Conversion<T, TStored>? convert = Conversions.Find<T, TStored>(field);
    private readonly ColumnBounds<TStored> bounds = new(
        isUnsigned: typeof(T) == typeof(byte) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong));
    private readonly ArrayBufferWriter<byte> page = buffers.Page;
    private readonly ArrayBufferWriter<byte> compressed = buffers.Compressed;
    private long uncompressedBytes;

    public async Task<ColumnChunk> WriteAsync(
        ColumnData<T> data, Dictionary<string, string>? customMetadata, CancellationToken cancellationToken)
    {
        // A column whose writing was broken off may have left something.
        page.ResetWrittenCount();
        compressed.ResetWrittenCount();
        long start = output.Position;
        long? dictionaryOffset = null;
        StringDictionary? dictionary = options.HintFor(field) == EncodingHint.Dictionary
            && data.Values is ReadOnlyMemory<ReadOnlyMemory<char>> texts
            ? StringDictionary.Find(texts.Span, options)
            : null;
        if (dictionary is not null)
        {
            dictionaryOffset = output.Position;
            await WriteDictionaryAsync((ReadOnlyMemory<T>)(object)dictionary.Values, cancellationToken);
        }
        long dataOffset = output.Position;
        await WritePagesAsync(data, dictionary, cancellationToken);
        return new ColumnChunk
        {
            FileOffset = start,
            MetaData = new ColumnMetaData
            {
                Type = storedType,
                Encodings = dictionary is null
                    ? [Meta.Encoding.PLAIN, Meta.Encoding.RLE]
                    : [Meta.Encoding.PLAIN, Meta.Encoding.RLE, Meta.Encoding.RLE_DICTIONARY],
                PathInSchema = field.Path.ToList(),
                Codec = (CompressionCodec)options.CompressionMethod,
                NumValues = data.EntryCount,
                TotalUncompressedSize = uncompressedBytes,
                TotalCompressedSize = output.Position - start,
                KeyValueMetadata = customMetadata is { Count: > 0 }
                    ? [.. customMetadata.Select(pair => new KeyValue { Key = pair.Key, Value = pair.Value })]
                    : null,
                DataPageOffset = dataOffset,
                DictionaryPageOffset = dictionaryOffset,
                Statistics = bounds.ToStatistics(data.EntryCount - data.Values.Length),
            },
        };
    }

    private async Task WriteDictionaryAsync(ReadOnlyMemory<T> values, CancellationToken cancellationToken)
    {
        AppendValues(values.Span);
        await FlushPageAsync(
            new PageHeader
            {
                Type = PageType.DICTIONARY_PAGE,
                DictionaryPageHeader = new DictionaryPageHeader { NumValues = values.Length, Encoding = Meta.Encoding.PLAIN },
            },
            cancellationToken);
    }

    private async Task WritePagesAsync(ColumnData<T> data, StringDictionary? dictionary, CancellationToken cancellationToken)
    {
        int entry = 0;
        int value = 0;
        do
        {
            (int entries, int values) = NextPage(data, entry, value);
            if (field.MaxRepetitionLevel > 0)
                HybridEncoding.EncodeWithLength(
                    data.RepetitionLevels.Span.Slice(entry, entries), HybridEncoding.BitWidth(field.MaxRepetitionLevel), page);
            if (field.MaxDefinitionLevel > 0)
                HybridEncoding.EncodeWithLength(
                    data.DefinitionLevels.Span.Slice(entry, entries), HybridEncoding.BitWidth(field.MaxDefinitionLevel), page);
            if (dictionary is not null)
                dictionary.AppendIndexes(value, values, page);
            else
                AppendValues(data.Values.Span.Slice(value, values));
            await FlushPageAsync(DataHeader(entries, dictionary is not null), cancellationToken);
            entry += entries;
            value += values;
        }
        while (entry < data.EntryCount);
    }

    private static PageHeader DataHeader(int entries, bool hasDictionary) => new()
    {
        Type = PageType.DATA_PAGE,
        DataPageHeader = new DataPageHeader
        {
            NumValues = entries,
            Encoding = hasDictionary ? Meta.Encoding.RLE_DICTIONARY : Meta.Encoding.PLAIN,
            DefinitionLevelEncoding = Meta.Encoding.RLE,
            RepetitionLevelEncoding = Meta.Encoding.RLE,
        },
    };

    private (int Entries, int Values) NextPage(ColumnData<T> data, int firstEntry, int firstValue)
    {
        ReadOnlySpan<int> definitions = data.DefinitionLevels.Span;
        ReadOnlySpan<int> repetitions = data.RepetitionLevels.Span;
        ReadOnlySpan<T> values = data.Values.Span;
        long bytes = 0;
        int entry = firstEntry;
        int value = firstValue;
        for (; entry < data.EntryCount; entry++)
        {
            bool isFull = bytes >= PageBytes || entry - firstEntry >= MaxPageEntries;
            if (isFull && (field.MaxRepetitionLevel == 0 || repetitions[entry] == 0))
                break;
            if (field.MaxDefinitionLevel == 0 || definitions[entry] == field.MaxDefinitionLevel)
                bytes += SizeOf(values[value++]);
        }
        return (entry - firstEntry, value - firstValue);
    }

    private static int SizeOf(T value) => value switch
    {
        ReadOnlyMemory<byte> bytes => bytes.Length + 4,
        ReadOnlyMemory<char> text => text.Length + 4,
        _ => 8,
    };

    private void AppendValues(ReadOnlySpan<T> values)
    {
        if (convert is null)
        {
            AppendStored(PlainEncoding.Reinterpret<T, TStored>(values));
            return;
        }
        var stored = new TStored[values.Length];
        convert(values, stored);
        AppendStored(stored);
    }

    private void AppendStored(ReadOnlySpan<TStored> stored)
    {
        bounds.Add(stored);
        PlainEncoding.Encode(stored, page);
    }

    private async Task FlushPageAsync(PageHeader header, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = page.WrittenMemory;
        if (options.CompressionMethod != CompressionMethod.None)
        {
            Compressor.Compress(options.CompressionMethod, options.CompressionLevel, page.WrittenSpan, compressed);
            body = compressed.WrittenMemory;
        }
        header.UncompressedPageSize = page.WrittenCount;
        header.CompressedPageSize = body.Length;
        var writer = new ThriftWriter();
        writer.Struct(header, PageHeader.Write);
        await output.WriteAsync(writer.Written, cancellationToken);
        await output.WriteAsync(body, cancellationToken);
        uncompressedBytes += writer.Written.Length + page.WrittenCount;
        page.ResetWrittenCount();
        compressed.ResetWrittenCount();
    }
}
