using System.Buffers;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Meta.Proto;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>
/// Reads one column of one row group, page by page. Nothing that a page header says is believed: sizes are held against the bytes
/// that are there, counts against those of the column chunk.
/// </summary>
internal sealed class ColumnReader<TStored, T>
    where TStored : struct
    where T : struct
{
    private readonly DataField field;
    private readonly ColumnMetaData meta;
    private readonly long rowCount;
    private readonly int rowGroup;
    private readonly PageInput input;
    private readonly int fixedLength;
    private readonly Conversion<TStored, T>? convert;
    private readonly Memory<T> values;
    private readonly Memory<int> definitionLevels;
    private readonly Memory<int> repetitionLevels;

    private T[]? dictionary;
    private int entriesRead;
    private int valuesRead;
    private long rowsRead;
    private long storedBytes;
    private long expandedBytes;
    private int page;

    /// <param name="field">The column, with the file's own levels.</param>
    /// <param name="meta">Its chunk, already checked against the file's length.</param>
    /// <param name="rowGroup">The row group's number and rows.</param>
    /// <param name="stream">The file.</param>
    /// <param name="buffers">
    /// Where everything goes; each as long as the chunk has entries, the levels empty where the column has none.
    /// </param>
    public ColumnReader(
        DataField field, ColumnMetaData meta, (int Index, long Rows) rowGroup, Stream stream,
        (Memory<T> Values, Memory<int> DefinitionLevels, Memory<int> RepetitionLevels) buffers)
    {
        this.field = field;
        this.meta = meta;
        this.rowGroup = rowGroup.Index;
        rowCount = rowGroup.Rows;
        long start = FooterCheck.ChunkStart(meta);
        input = new PageInput(stream, start, start + meta.TotalCompressedSize);
        fixedLength = meta.Type == Meta.Type.FIXED_LEN_BYTE_ARRAY ? field.SchemaElement!.TypeLength!.Value : 0;
        // A picture that is kept must not keep the whole page.
        convert = (Delegate)new Conversion<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>(Conversions.Copy) as Conversion<TStored, T>
            ?? Conversions.Find<TStored, T>(field);
        (values, definitionLevels, repetitionLevels) = buffers;
    }

    /// <exception cref="ParquetException">The column is damaged.</exception>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        for (; entriesRead < meta.NumValues; page++)
        {
            long offset = input.Position;
            try
            {
                if (input.BytesLeft == 0)
                    throw new DamagedDataException($"the column's pages end after {entriesRead} of {meta.NumValues} values");
                await ReadPageAsync(cancellationToken);
            }
            catch (Exception e) when (e is DamagedDataException or ThriftProtocolException or EndOfStreamException)
            {
                throw new ParquetException($"{new ColumnLocation(field.Path.ToString(), rowGroup, page, offset)}: {e.Message}", e);
            }
            catch (NotSupportedException e)
            {
                throw new NotSupportedException($"{new ColumnLocation(field.Path.ToString(), rowGroup, page, offset)}: {e.Message}", e);
            }
        }
        if (field.MaxRepetitionLevel > 0 && rowsRead != rowCount)
            throw new ParquetException($"column '{field.Path}', row group {rowGroup}: has {rowsRead} rows instead of {rowCount}");
    }

    private async ValueTask ReadPageAsync(CancellationToken cancellationToken)
    {
        PageHeader header = await input.ReadHeaderAsync(cancellationToken);
        CheckSizes(header);
        byte[] stored = ArrayPool<byte>.Shared.Rent(header.CompressedPageSize);
        try
        {
            Memory<byte> body = stored.AsMemory(0, header.CompressedPageSize);
            await input.ReadBodyAsync(body, cancellationToken);
            switch (header)
            {
                case { Type: PageType.DATA_PAGE, DataPageHeader: { } data }:
                    ReadDataPage(data, body, header.UncompressedPageSize);
                    break;
                case { Type: PageType.DATA_PAGE_V2, DataPageHeaderV2: { } data }:
                    ReadDataPageV2(data, body, header.UncompressedPageSize);
                    break;
                case { Type: PageType.DICTIONARY_PAGE, DictionaryPageHeader: { } data }:
                    ReadDictionary(data, body, header.UncompressedPageSize);
                    break;
                case { Type: PageType.INDEX_PAGE }:
                    break;
                default:
                    throw new DamagedDataException($"a page of type {header.Type} without the header of that type");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private void CheckSizes(PageHeader header)
    {
        if (header.CompressedPageSize < 0 || header.CompressedPageSize > input.BytesLeft)
            throw new DamagedDataException($"a page of {header.CompressedPageSize} bytes where the column has {input.BytesLeft} left");
        if (header.UncompressedPageSize is < 0 or > Limits.MaxPageBytes)
            throw new DamagedDataException(
                $"a page of {header.UncompressedPageSize} bytes before compression; the most is {Limits.MaxPageBytes}");
        storedBytes += header.CompressedPageSize;
        expandedBytes += header.UncompressedPageSize;
        if (expandedBytes > Limits.ExpandedBytes(storedBytes))
            throw new DamagedDataException(
                $"the column's first {storedBytes} bytes are said to expand to {expandedBytes}, which is beyond belief");
    }

    private void ReadDictionary(DictionaryPageHeader header, ReadOnlyMemory<byte> body, int size)
    {
        if (dictionary is not null)
            throw new DamagedDataException("a second dictionary");
        if (header.Encoding is not (Meta.Encoding.PLAIN or Meta.Encoding.PLAIN_DICTIONARY))
            throw new NotSupportedException($"dictionaries in encoding {header.Encoding} are not supported");
        // The smallest value but a truth value takes four bytes, or its fixed length.
        int smallest = fixedLength > 0 ? fixedLength : 4;
        if (header.NumValues < 0 || typeof(TStored) == typeof(bool) || (long)header.NumValues * smallest > size)
            throw new DamagedDataException($"a dictionary of {header.NumValues} values in {size} bytes");
        using var bytes = new Expanded(meta.Codec, body, size);
        var found = new T[header.NumValues];
        DecodePlain(bytes.Memory, found);
        dictionary = found;
    }

    private void ReadDataPage(DataPageHeader header, ReadOnlyMemory<byte> body, int size)
    {
        CheckEntries(header.NumValues);
        using var bytes = new Expanded(meta.Codec, body, size);
        ReadOnlyMemory<byte> rest = DecodeLevels(
            header.RepetitionLevelEncoding, bytes.Memory, field.MaxRepetitionLevel, repetitionLevels, header.NumValues);
        rest = DecodeLevels(header.DefinitionLevelEncoding, rest, field.MaxDefinitionLevel, definitionLevels, header.NumValues);
        FinishPage(header.NumValues, header.Encoding, rest);
    }

    private void ReadDataPageV2(DataPageHeaderV2 header, ReadOnlyMemory<byte> body, int size)
    {
        CheckEntries(header.NumValues);
        int repetitionBytes = header.RepetitionLevelsByteLength;
        int definitionBytes = header.DefinitionLevelsByteLength;
        if (repetitionBytes < 0 || definitionBytes < 0 || (long)repetitionBytes + definitionBytes > Math.Min(body.Length, size))
            throw new DamagedDataException($"levels of {repetitionBytes} and {definitionBytes} bytes in a page of {body.Length}");
        DecodeLevelsV2(body.Span[..repetitionBytes], field.MaxRepetitionLevel, repetitionLevels, header.NumValues);
        DecodeLevelsV2(body.Span.Slice(repetitionBytes, definitionBytes), field.MaxDefinitionLevel, definitionLevels, header.NumValues);
        int levelBytes = repetitionBytes + definitionBytes;
        CompressionCodec codec = header.IsCompressed == false ? CompressionCodec.UNCOMPRESSED : meta.Codec;
        if (size == levelBytes)
        {
            FinishPage(header.NumValues, header.Encoding, ReadOnlyMemory<byte>.Empty);
            return;
        }
        using var bytes = new Expanded(codec, body[levelBytes..], size - levelBytes);
        FinishPage(header.NumValues, header.Encoding, bytes.Memory);
    }

    private void CheckEntries(int count)
    {
        if (count < 0 || count > meta.NumValues - entriesRead)
            throw new DamagedDataException($"a page of {count} values where the column has {meta.NumValues - entriesRead} left");
    }

    private ReadOnlyMemory<byte> DecodeLevels(Meta.Encoding encoding, ReadOnlyMemory<byte> bytes, int max, Memory<int> levels, int entries)
    {
        if (max == 0)
            return bytes;
        if (encoding != Meta.Encoding.RLE)
            throw new NotSupportedException($"levels in encoding {encoding} are not supported");
        Span<int> destination = levels.Span.Slice(entriesRead, entries);
        return bytes[HybridEncoding.DecodeWithLength(bytes.Span, HybridEncoding.BitWidth(max), max, destination)..];
    }

    private void DecodeLevelsV2(ReadOnlySpan<byte> bytes, int max, Memory<int> levels, int entries)
    {
        if (max > 0)
            HybridEncoding.Decode(bytes, HybridEncoding.BitWidth(max), max, levels.Span.Slice(entriesRead, entries));
    }

    private void FinishPage(int entries, Meta.Encoding encoding, ReadOnlyMemory<byte> bytes)
    {
        int present = entries;
        if (field.MaxDefinitionLevel > 0)
            present = definitionLevels.Span.Slice(entriesRead, entries).Count(field.MaxDefinitionLevel);
        if (field.MaxRepetitionLevel > 0 && entries > 0)
        {
            if (entriesRead == 0 && repetitionLevels.Span[0] != 0)
                throw new DamagedDataException("the column does not begin with a row");
            rowsRead += repetitionLevels.Span.Slice(entriesRead, entries).Count(0);
        }
        if (present > 0)
            DecodeValues(encoding, bytes, values.Span.Slice(valuesRead, present));
        entriesRead += entries;
        valuesRead += present;
    }

    private void DecodeValues(Meta.Encoding encoding, ReadOnlyMemory<byte> bytes, Span<T> destination)
    {
        switch (encoding)
        {
            case Meta.Encoding.PLAIN:
                DecodePlain(bytes, destination);
                break;
            case Meta.Encoding.PLAIN_DICTIONARY or Meta.Encoding.RLE_DICTIONARY:
                DecodeIndexes(bytes.Span, destination);
                break;
            default:
                DecodeOther(encoding, bytes, destination);
                break;
        }
    }

    private void DecodePlain(ReadOnlyMemory<byte> bytes, Span<T> destination)
    {
        if (convert is null)
        {
            PlainEncoding.Decode(bytes, fixedLength, PlainEncoding.Reinterpret<T, TStored>(destination));
            return;
        }
        var stored = new TStored[destination.Length];
        PlainEncoding.Decode(bytes, fixedLength, stored.AsSpan());
        convert(stored, destination);
    }

    private void DecodeIndexes(ReadOnlySpan<byte> bytes, Span<T> destination)
    {
        if (dictionary is not { Length: > 0 } known)
            throw new DamagedDataException("indexes without a dictionary");
        if (bytes.IsEmpty || bytes[0] > 32)
            throw new DamagedDataException("indexes without a bit width of 0 to 32");
        int[] indexes = ArrayPool<int>.Shared.Rent(destination.Length);
        try
        {
            Span<int> used = indexes.AsSpan(0, destination.Length);
            if (bytes[0] == 0)
                used.Clear();
            else
                HybridEncoding.Decode(bytes[1..], bytes[0], known.Length - 1, used);
            for (int i = 0; i < used.Length; i++)
                destination[i] = known[used[i]];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(indexes);
        }
    }

    private void DecodeOther(Meta.Encoding encoding, ReadOnlyMemory<byte> bytes, Span<T> destination)
    {
        var stored = new TStored[destination.Length];
        switch (encoding, stored)
        {
            case (Meta.Encoding.RLE, bool[] truths):
                var bits = new int[truths.Length];
                HybridEncoding.DecodeWithLength(bytes.Span, bitWidth: 1, maxValue: 1, bits);
                for (int i = 0; i < bits.Length; i++)
                    truths[i] = bits[i] != 0;
                break;
            case (Meta.Encoding.DELTA_BINARY_PACKED, long[] numbers):
                DeltaEncoding.DecodeNumbers(bytes.Span, numbers);
                break;
            case (Meta.Encoding.DELTA_BINARY_PACKED, int[] numbers):
                var wide = new long[numbers.Length];
                DeltaEncoding.DecodeNumbers(bytes.Span, wide);
                for (int i = 0; i < wide.Length; i++)
                    numbers[i] = unchecked((int)wide[i]);
                break;
            case (Meta.Encoding.DELTA_LENGTH_BYTE_ARRAY, ReadOnlyMemory<byte>[] arrays) when fixedLength == 0:
                DeltaEncoding.DecodeLengthBytes(bytes, arrays);
                break;
            case (Meta.Encoding.DELTA_BYTE_ARRAY, ReadOnlyMemory<byte>[] arrays) when fixedLength == 0:
                DeltaEncoding.DecodeBytes(bytes, arrays);
                break;
            case (Meta.Encoding.BYTE_STREAM_SPLIT, int[] or long[] or float[] or double[]):
                SplitEncoding.Decode(bytes.Span, stored.AsSpan());
                break;
            default:
                throw new NotSupportedException($"encoding {encoding} of {meta.Type} is not supported");
        }
        if (convert is null)
            PlainEncoding.Reinterpret<TStored, T>(stored.AsSpan()).CopyTo(destination);
        else
            convert(stored, destination);
    }

    /// <summary>A page's bytes without compression, in memory that the next page uses again.</summary>
    private readonly struct Expanded : IDisposable
    {
        private readonly byte[] bytes;

        public Expanded(CompressionCodec codec, ReadOnlyMemory<byte> body, int size)
        {
            bytes = ArrayPool<byte>.Shared.Rent(size);
            Memory = bytes.AsMemory(0, size);
            Compressor.Decompress(codec, body, bytes.AsSpan(0, size));
        }

        public ReadOnlyMemory<byte> Memory { get; }

        public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
    }
}
