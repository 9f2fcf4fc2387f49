using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Flywheel.Knowledge.Storage;

/// <summary>Inserts many rows of one type by PostgreSQL's binary COPY, with the columns that the context's model gives the type.</summary>
/// <remarks>
/// The rows become part of the context's open transaction, or of none: without one, a failure part-way leaves no row of the call.
/// The context does not track the rows.
/// </remarks>
public sealed class BulkWriter
{
    private readonly FlywheelDbContext _context;

    /// <summary>A writer over the context's connection and current transaction.</summary>
    public BulkWriter(FlywheelDbContext context) => _context = context;

    /// <summary>Inserts the rows; columns that the database numbers itself are left to it.</summary>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="PostgresException">A row breaks a constraint, or holds text that the database cannot store, such as a NUL.</exception>
    public async Task<int> InsertAsync<TRow>(IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count == 0)
            return 0;
        var entity = _context.Model.FindEntityType(typeof(TRow))
            ?? throw new ArgumentException($"{typeof(TRow).Name} is not a row type of the database.", nameof(rows));
        await InsertAsync($"{FlywheelDbContext.Schema}.{entity.GetTableName()}", entity, rows, cancellationToken);
        return rows.Count;
    }

    /// <summary>As the public overload, into another table with the same columns, such as a temporary one.</summary>
    internal async Task InsertAsync<TRow>(
        string table, IEntityType entity, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var columns = entity.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)).Select(Column.Of).ToArray();
        await _context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (NpgsqlConnection)_context.Database.GetDbConnection();
            var names = string.Join(", ", columns.Select(column => column.Name));
            await using var import = await connection.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
            foreach (var row in rows)
            {
                await import.StartRowAsync(cancellationToken);
                foreach (var column in columns)
                    await column.WriteAsync(import, row, cancellationToken);
            }

            await import.CompleteAsync(cancellationToken);
        }
        finally
        {
            await _context.Database.CloseConnectionAsync();
        }
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Value)
    {
        public static Column Of(IProperty property)
        {
            var getter = property.GetGetter();
            var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
            Func<object, object?> value = convert is null ? getter.GetClrValue : row => convert(getter.GetClrValue(row));
            return new Column(property.GetColumnName(), property.GetColumnType(), value);
        }

        public Task WriteAsync(NpgsqlBinaryImporter import, object row, CancellationToken cancellationToken)
            => Value(row) switch
            {
                null => import.WriteNullAsync(cancellationToken),
                ulong number => import.WriteAsync((decimal)number, Type, cancellationToken),
                DateTimeOffset time => import.WriteAsync(time.ToUniversalTime(), Type, cancellationToken),
                var value => import.WriteAsync(value, Type, cancellationToken),
            };
    }
}
