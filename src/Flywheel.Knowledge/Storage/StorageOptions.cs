using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Knowledge.Storage;

/// <summary>Makes the options of a <see cref="FlywheelDbContext"/>: the one place that says how a context reaches its database.</summary>
public static class StorageOptions
{
    /// <summary>Options over a pool of connections, which the caller owns and disposes.</summary>
    public static DbContextOptions<FlywheelDbContext> For(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<FlywheelDbContext>();
        Configure(options, source);
        return options.Options;
    }

    /// <summary>Sets options to a pool of connections, which the caller owns and disposes.</summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source)
        => options.UseNpgsql(source, npgsql => npgsql
            .MigrationsAssembly(FlywheelDbContext.MigrationsAssembly)
            .MigrationsHistoryTable(FlywheelDbContext.MigrationsTable, FlywheelDbContext.Schema));

    /// <summary>Options over one connection, which the caller owns and disposes.</summary>
    public static DbContextOptions<FlywheelDbContext> For(DbConnection connection)
        => new DbContextOptionsBuilder<FlywheelDbContext>()
            .UseNpgsql(connection, npgsql => npgsql
                .MigrationsAssembly(FlywheelDbContext.MigrationsAssembly)
                .MigrationsHistoryTable(FlywheelDbContext.MigrationsTable, FlywheelDbContext.Schema))
            .Options;
}
