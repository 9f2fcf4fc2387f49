namespace Parquet.Tests.Support;

/// <summary>A test that is skipped where DuckDB cannot be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DuckDbFactAttribute : FactAttribute
{
    public DuckDbFactAttribute() => Skip = DuckDb.Missing;
}
