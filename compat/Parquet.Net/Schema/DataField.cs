namespace Parquet.Schema;

/// <summary>A column. Reference types and <see cref="Nullable{T}"/> are nullable unless said otherwise.</summary>
public class DataField : Field
{
    private static readonly HashSet<Type> SupportedTypes =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(DateTime), typeof(ReadOnlyMemory<char>), typeof(ReadOnlyMemory<byte>),
    ];

    private bool isAttachedToSchema;

    /// <exception cref="NotSupportedException">There is no column of that type.</exception>
    public DataField(string name, Type clrType, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, SchemaType.Data)
    {
        ArgumentNullException.ThrowIfNull(clrType);
        Type plain = Nullable.GetUnderlyingType(clrType) ?? clrType;
        ClrType = plain == typeof(string) ? typeof(ReadOnlyMemory<char>)
            : plain == typeof(byte[]) ? typeof(ReadOnlyMemory<byte>)
            : plain;
        if (!SupportedTypes.Contains(ClrType))
            throw new NotSupportedException($"column '{name}': type {clrType} is not supported");
        IsNullable = isNullable ?? (plain.IsClass || plain != clrType);
        IsArray = isArray ?? false;
    }

    /// <summary>The type of one value: text is <c>ReadOnlyMemory&lt;char&gt;</c>, binary <c>ReadOnlyMemory&lt;byte&gt;</c>.</summary>
    public Type ClrType { get; }

    /// <summary>A repeated column without a list around it; such files are old.</summary>
    public bool IsArray { get; }

    internal override IReadOnlyList<Field> Children => [];

    internal override void SetPathUnder(FieldPath? prefix) => Path = prefix + new FieldPath(Name);

    internal override void PropagateLevels(int parentRepetitionLevel, int parentDefinitionLevel)
    {
        MaxRepetitionLevel = parentRepetitionLevel + (IsArray ? 1 : 0);
        MaxDefinitionLevel = parentDefinitionLevel + (IsArray || IsNullable ? 1 : 0);
        isAttachedToSchema = true;
    }

    internal void EnsureAttachedToSchema()
    {
        if (!isAttachedToSchema)
            throw new ArgumentException($"Field '{Path}' is not in any schema yet; make a ParquetSchema of it first.");
    }

    public override bool Equals(object? obj) =>
        obj is DataField other
            && base.Equals(obj)
            && ClrType == other.ClrType
            && IsNullable == other.IsNullable
            && IsArray == other.IsArray;

    public override int GetHashCode() => base.GetHashCode();

    public override string ToString() => $"{Path} ({ClrType}{(IsNullable ? "?" : "")}{(IsArray ? "[]" : "")})";
}
