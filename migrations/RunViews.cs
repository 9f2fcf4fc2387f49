using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>What people watch of a run is found without reading all of it: the latest batches, and the events of the run itself.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000010_RunViews")]
public sealed class RunViews : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            CREATE INDEX batches_by_finish ON flywheel.batches (run_id, stage, finished_at) WHERE finished_at IS NOT NULL;
            CREATE INDEX ledger_of_runs ON flywheel.ledger (run_id, id) WHERE problem_id IS NULL;
            """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("DROP INDEX flywheel.batches_by_finish, flywheel.ledger_of_runs;");
}
