using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>What one check rejected in all runs is read in the gallery's order; the rejected of other checks lie between.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000011_RejectionReasons")]
public sealed class RejectionReasons : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("CREATE INDEX problems_in_order_by_reason ON flywheel.problems (state, reason, run_id, id) WHERE reason IS NOT NULL;");

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("DROP INDEX flywheel.problems_in_order_by_reason;");
}
