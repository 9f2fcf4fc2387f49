using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>Exports can be asked for before they begin, and tell how far they are.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000008_Exports")]
public sealed class Exports : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            ALTER TABLE flywheel.exports
                DROP CONSTRAINT exports_state_check,
                ADD CONSTRAINT exports_state_check CHECK (state IN ('Queued', 'Started', 'Finished', 'Failed')),
                ADD COLUMN done bigint NOT NULL DEFAULT 0 CHECK (done >= 0),
                ADD COLUMN total bigint NOT NULL DEFAULT 0 CHECK (total >= 0),
                ADD COLUMN seen_at timestamptz;
            CREATE INDEX exports_unfinished ON flywheel.exports (id) WHERE state IN ('Queued', 'Started');
            CREATE INDEX exports_by_directory ON flywheel.exports (directory text_pattern_ops, id);
            """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            DELETE FROM flywheel.exports WHERE state = 'Queued';
            DROP INDEX flywheel.exports_unfinished, flywheel.exports_by_directory;
            ALTER TABLE flywheel.exports
                DROP CONSTRAINT exports_state_check,
                ADD CONSTRAINT exports_state_check CHECK (state IN ('Started', 'Finished', 'Failed')),
                DROP COLUMN done,
                DROP COLUMN total,
                DROP COLUMN seen_at;
            """);
}
