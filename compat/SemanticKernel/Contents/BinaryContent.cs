namespace Microsoft.SemanticKernel;

/// <summary>Bytes or a reference to them.</summary>
public class BinaryContent : KernelContent
{
    public BinaryContent()
    {
    }

    public BinaryContent(Uri uri)
    {
        Uri = uri;
    }

    /// <exception cref="ArgumentException">The text is no data URI.</exception>
    public BinaryContent(string dataUri)
    {
        DataUri = dataUri;
    }

    public BinaryContent(ReadOnlyMemory<byte> data, string? mimeType)
    {
        if (data.IsEmpty)
            throw new ArgumentException("The data is empty.", nameof(data));
        (Data, MimeType) = (data, mimeType);
    }

    public Uri? Uri { get; set; }

    public ReadOnlyMemory<byte>? Data { get; set; }

    public bool CanRead => Data is not null;

    public string? DataUri
    {
        get => Data is { } data && MimeType is not null ? $"data:{MimeType};base64,{Convert.ToBase64String(data.Span)}" : null;
        set
        {
            if (value is null)
            {
                Data = null;
                return;
            }

            var comma = value.IndexOf(',', StringComparison.Ordinal);
            if (!value.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || comma < 0 || !value[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
                throw new UriFormatException("The text is no base64 data URI.");
            MimeType = value["data:".Length..(comma - ";base64".Length)];
            Data = Convert.FromBase64String(value[(comma + 1)..]);
        }
    }
}
