namespace Parquet.Schema;

/// <summary>A column of <typeparamref name="T"/>.</summary>
public class DataField<T>(string name, bool? nullable = null) : DataField(name, typeof(T), nullable);
