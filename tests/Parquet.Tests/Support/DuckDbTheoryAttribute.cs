namespace Parquet.Tests.Support;

/// <summary>Tests that are skipped where DuckDB cannot be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DuckDbTheoryAttribute : TheoryAttribute
{
    public DuckDbTheoryAttribute() => Skip = DuckDb.Missing;
}
