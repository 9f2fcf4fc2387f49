namespace Parquet.File;

/// <summary>
/// Bytes of a page that cannot be what the page says they are. Whoever knows which page it is turns it into a
/// <see cref="ParquetException"/>.
/// </summary>
internal sealed class DamagedDataException(string message, Exception? inner = null) : Exception(message, inner);
