using Parquet.Meta.Proto;

namespace Parquet.Meta;

/// <summary>What stands before each page.</summary>
public class PageHeader
{
    public PageType Type { get; set; }

    public int UncompressedPageSize { get; set; }

    public int CompressedPageSize { get; set; }

    public DataPageHeader? DataPageHeader { get; set; }

    public DictionaryPageHeader? DictionaryPageHeader { get; set; }

    public DataPageHeaderV2? DataPageHeaderV2 { get; set; }

    internal static PageHeader Read(ref ThriftReader reader)
    {
        var header = new PageHeader();
        int found = 0;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id is >= 1 and <= 3)
                found |= 1 << id;
            switch (id)
            {
                case 1: header.Type = (PageType)reader.Int32(type); break;
                case 2: header.UncompressedPageSize = reader.Int32(type); break;
                case 3: header.CompressedPageSize = reader.Int32(type); break;
                case 5: header.DataPageHeader = DataPageHeader.Read(ref reader, type); break;
                case 7: header.DictionaryPageHeader = DictionaryPageHeader.Read(ref reader, type); break;
                case 8: header.DataPageHeaderV2 = DataPageHeaderV2.Read(ref reader, type); break;
                default: reader.Skip(type); break;
            }
        }
        return found == 0b1110 ? header : throw reader.Malformed("a page header lacks its type or sizes");
    }

    internal static void Write(PageHeader header, ThriftWriter writer)
    {
        writer.Field(1, (int)header.Type);
        writer.Field(2, header.UncompressedPageSize);
        writer.Field(3, header.CompressedPageSize);
        writer.Field(5, header.DataPageHeader, DataPageHeader.Write);
        writer.Field(7, header.DictionaryPageHeader, DictionaryPageHeader.Write);
    }
}

/// <summary>A data page whose levels are compressed with the values.</summary>
public class DataPageHeader
{
    public int NumValues { get; set; }

    public Encoding Encoding { get; set; }

    public Encoding DefinitionLevelEncoding { get; set; }

    public Encoding RepetitionLevelEncoding { get; set; }

    internal static DataPageHeader Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var header = new DataPageHeader();
        int found = 0;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id is >= 1 and <= 4)
                found |= 1 << id;
            switch (id)
            {
                case 1: header.NumValues = reader.Int32(type); break;
                case 2: header.Encoding = (Encoding)reader.Int32(type); break;
                case 3: header.DefinitionLevelEncoding = (Encoding)reader.Int32(type); break;
                case 4: header.RepetitionLevelEncoding = (Encoding)reader.Int32(type); break;
                default: reader.Skip(type); break;
            }
        }
        return found == 0b11110 ? header : throw reader.Malformed("a data page header lacks its number of values or encodings");
    }

    internal static void Write(DataPageHeader header, ThriftWriter writer)
    {
        writer.Field(1, header.NumValues);
        writer.Field(2, (int)header.Encoding);
        writer.Field(3, (int)header.DefinitionLevelEncoding);
        writer.Field(4, (int)header.RepetitionLevelEncoding);
    }
}

/// <summary>The page of the distinct values, which the indexes in data pages point into.</summary>
public class DictionaryPageHeader
{
    public int NumValues { get; set; }

    public Encoding Encoding { get; set; }

    internal static DictionaryPageHeader Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var header = new DictionaryPageHeader();
        int found = 0;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id is 1 or 2)
                found |= 1 << id;
            switch (id)
            {
                case 1: header.NumValues = reader.Int32(type); break;
                case 2: header.Encoding = (Encoding)reader.Int32(type); break;
                default: reader.Skip(type); break;
            }
        }
        return found == 0b110 ? header : throw reader.Malformed("a dictionary page header lacks its number of values or encoding");
    }

    internal static void Write(DictionaryPageHeader header, ThriftWriter writer)
    {
        writer.Field(1, header.NumValues);
        writer.Field(2, (int)header.Encoding);
    }
}

/// <summary>A data page whose levels stand uncompressed before the values.</summary>
public class DataPageHeaderV2
{
    public int NumValues { get; set; }

    public int NumNulls { get; set; }

    public int NumRows { get; set; }

    public Encoding Encoding { get; set; }

    public int DefinitionLevelsByteLength { get; set; }

    public int RepetitionLevelsByteLength { get; set; }

    /// <summary>Null means true.</summary>
    public bool? IsCompressed { get; set; }

    internal static DataPageHeaderV2 Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var header = new DataPageHeaderV2();
        int found = 0;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id is >= 1 and <= 6)
                found |= 1 << id;
            switch (id)
            {
                case 1: header.NumValues = reader.Int32(type); break;
                case 2: header.NumNulls = reader.Int32(type); break;
                case 3: header.NumRows = reader.Int32(type); break;
                case 4: header.Encoding = (Encoding)reader.Int32(type); break;
                case 5: header.DefinitionLevelsByteLength = reader.Int32(type); break;
                case 6: header.RepetitionLevelsByteLength = reader.Int32(type); break;
                case 7: header.IsCompressed = reader.Bool(type); break;
                default: reader.Skip(type); break;
            }
        }
        return found == 0b1111110 ? header : throw reader.Malformed("a data page header lacks its counts, encoding or lengths");
    }
}
