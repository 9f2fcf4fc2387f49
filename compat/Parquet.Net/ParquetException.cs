namespace Parquet;

/// <summary>The file is damaged, or does not hold what was asked for. The message says what and where.</summary>
public class ParquetException : Exception
{
    public ParquetException() { }

    public ParquetException(string message) : base(message) { }

    public ParquetException(string message, Exception inner) : base(message, inner) { }
}
