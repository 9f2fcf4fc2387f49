namespace Parquet.Meta.Proto;

/// <summary>The metadata of a file is not well-formed. The message says what is wrong and at which byte.</summary>
public class ThriftProtocolException : Exception
{
    public ThriftProtocolException(string message) : base(message) { }

    public ThriftProtocolException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The bytes at hand end inside a value; more bytes may complete it.</summary>
internal sealed class ThriftTruncatedException(string message) : ThriftProtocolException(message);
