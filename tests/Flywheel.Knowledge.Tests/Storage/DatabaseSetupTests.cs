using Flywheel.Knowledge.Storage;
using Flywheel.Migrations;
using Flywheel.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Flywheel.Knowledge.Tests.Storage;

public sealed class DatabaseSetupTests : IDisposable
{
    private readonly PostgresFixture _postgres = new();

    public void Dispose() => _postgres.Dispose();

    [Fact]
    public async Task Second_migration_has_nothing_to_do()
    {
        var database = _postgres.ConnectionString;
        Assert.NotEmpty(await DatabaseSetup.MigrateAsync(database));
        Assert.Empty(await DatabaseSetup.MigrateAsync(database));
    }

    [Fact]
    public async Task Processes_that_migrate_at_once_take_turns()
    {
        var database = _postgres.ConnectionString;
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DatabaseSetup.MigrateAsync(database))));
        Assert.Single(applied, list => list.Count > 0);
    }

    [Fact]
    public async Task Newer_database_is_refused_with_its_migration()
    {
        var database = _postgres.ConnectionString;
        await DatabaseSetup.MigrateAsync(database);
        await ExecuteAsync(database, """INSERT INTO flywheel.migrations VALUES ('99990101000000_Future', '11.0.0')""");
        var refusal = await Assert.ThrowsAsync<DatabaseException>(() => DatabaseSetup.MigrateAsync(database));
        Assert.Contains("99990101000000_Future", refusal.Message);
    }

    [Fact]
    public async Task Model_snapshot_matches_the_model()
    {
        var database = _postgres.ConnectionString;
        await using var source = NpgsqlDataSource.Create(database);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrated_columns_are_the_models_columns()
    {
        var database = _postgres.ConnectionString;
        await DatabaseSetup.MigrateAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var actual = await ReadAsync(source, """
            SELECT format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'flywheel' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'migrations'
            """);
        var expected = context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties(), (entity, property) =>
            $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()}{(property.IsNullable ? "" : " not null")}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Migrated_keys_are_the_models_keys()
    {
        var database = _postgres.ConnectionString;
        await DatabaseSetup.MigrateAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var actual = await ReadAsync(source, """
            SELECT format('%s (%s)%s', (SELECT relname FROM pg_class WHERE oid = c.conrelid),
                (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n)
                 JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
                CASE WHEN c.contype = 'f' THEN format(' -> %s %s', (SELECT relname FROM pg_class WHERE oid = c.confrelid), c.confdeltype) ELSE '' END)
            FROM pg_constraint c WHERE c.connamespace = 'flywheel'::regnamespace AND c.contype IN ('p', 'f')
                AND c.conrelid <> 'flywheel.migrations'::regclass
            """);
        var entities = context.Model.GetEntityTypes().ToArray();
        var primary = entities.Select(entity => $"{entity.GetTableName()} ({Columns(entity.FindPrimaryKey()!.Properties)})");
        var foreign = entities.SelectMany(entity => entity.GetForeignKeys(), (entity, key) =>
            $"{entity.GetTableName()} ({Columns(key.Properties)}) -> {key.PrincipalEntityType.GetTableName()} "
            + (key.DeleteBehavior == DeleteBehavior.SetNull ? 'n' : 'c'));
        Assert.Equal(primary.Concat(foreign).Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_value_of_an_enumeration_can_be_stored_and_no_other()
    {
        var database = _postgres.ConnectionString;
        await DatabaseSetup.MigrateAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var constraints = await ReadAsync(source, """
            SELECT format('%s.%s %s', (SELECT relname FROM pg_class WHERE oid = c.conrelid), a.attname, pg_get_constraintdef(c.oid))
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum] WHERE c.contype = 'c'
            """);
        foreach (var property in context.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(p => p.ClrType.IsEnum))
        {
            var column = $"{property.DeclaringType.GetTableName()}.{property.GetColumnName()} ";
            var definition = Assert.Single(constraints, text => text.StartsWith(column, StringComparison.Ordinal));
            var allowed = definition.Split('\'').Where((_, i) => i % 2 == 1);
            Assert.Equal(Enum.GetNames(property.ClrType).Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
        }
    }

    private static string Columns(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(property => property.GetColumnName()));

    private static async Task<List<string>> ReadAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
