namespace Microsoft.SemanticKernel;

public class ImageContent : BinaryContent
{
    public ImageContent()
    {
    }

    public ImageContent(Uri uri)
        : base(uri)
    {
    }

    public ImageContent(string dataUri)
        : base(dataUri)
    {
    }

    public ImageContent(ReadOnlyMemory<byte> data, string? mimeType)
        : base(data, mimeType)
    {
    }
}
