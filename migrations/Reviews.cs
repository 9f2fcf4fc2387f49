using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>Verdicts that were given together can be taken back together.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000002_Reviews")]
public sealed class Reviews : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            ALTER TABLE flywheel.reviews
                DROP CONSTRAINT reviews_verdict_check,
                ADD CONSTRAINT reviews_verdict_check CHECK (verdict IN ('Approved', 'Rejected', 'Reverted', 'Overridden', 'Withdrawn')),
                ADD COLUMN bulk_id uuid;
            CREATE INDEX reviews_by_bulk ON flywheel.reviews (bulk_id) WHERE bulk_id IS NOT NULL;
            """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            DELETE FROM flywheel.reviews WHERE verdict = 'Withdrawn';
            ALTER TABLE flywheel.reviews
                DROP CONSTRAINT reviews_verdict_check,
                ADD CONSTRAINT reviews_verdict_check CHECK (verdict IN ('Approved', 'Rejected', 'Reverted', 'Overridden')),
                DROP COLUMN bulk_id;
            """);
}
