using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>Indexes for looking through problems: by what they are about, by their words, by their knowledge and tools.</summary>
/// <remarks>
/// A problem's row is written when it is authored, again when it was checked, and last when its wave settles. All indexes here but the small
/// one of what stands aside hold judged problems alone, so that the first version of a row adds nothing to them. They end in the order of the
/// gallery, run and id, so that a page is read from them in order and ends with its last row. Texts that a model writes are cut before they are
/// indexed: an index has no room for the longest.
/// </remarks>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000006_ProblemSearch")]
public sealed class ProblemSearch : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            CREATE INDEX problems_in_order ON flywheel.problems (run_id, id) WHERE state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_in_order_by_domain ON flywheel.problems (domain, run_id, id) WHERE state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_in_order_by_kind ON flywheel.problems (figure_kind, run_id, id) WHERE state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_in_order_by_family ON flywheel.problems (left(split_part(family, '+', 1), 200), run_id, id) WHERE state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_in_order_by_level ON flywheel.problems (level, run_id, id) WHERE state <> 'Authored' AND state <> 'Accepted';
            -- What is rare would be far apart in the order of all: each has a short index of its own.
            CREATE INDEX problems_aside ON flywheel.problems (state, run_id, id) WHERE state IN ('Authored', 'Accepted', 'Rejected', 'Canary');
            CREATE INDEX problems_repaired ON flywheel.problems (run_id, id) WHERE repaired AND state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_by_author ON flywheel.problems (author, run_id, id) WHERE author <> 'rules' AND state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_regenerated ON flywheel.problems (run_id, id) WHERE lineage = 'Regenerated' AND state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_measured ON flywheel.problems (run_id, id, measured_difficulty)
                WHERE measured_difficulty IS NOT NULL AND state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_by_node ON flywheel.problems USING gin (node_ids) WHERE state <> 'Authored' AND state <> 'Accepted';
            CREATE INDEX problems_by_tool ON flywheel.problems USING gin ((document -> 'tools') jsonb_path_ops) WHERE state <> 'Authored' AND state <> 'Accepted';
            ALTER INDEX flywheel.problems_by_tool ALTER COLUMN 1 SET STATISTICS 0;
            CREATE INDEX problems_by_words ON flywheel.problems USING gin (to_tsvector('simple', substring(question, 1, 10000))) WHERE state <> 'Authored' AND state <> 'Accepted';
            -- Parsing thousands of questions would cost each analysis of the table seconds, and tell the planner to read problems instead.
            ALTER INDEX flywheel.problems_by_words ALTER COLUMN 1 SET STATISTICS 0;
            """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            DROP INDEX flywheel.problems_in_order, flywheel.problems_in_order_by_domain, flywheel.problems_in_order_by_kind,
                flywheel.problems_in_order_by_family, flywheel.problems_in_order_by_level, flywheel.problems_aside, flywheel.problems_repaired,
                flywheel.problems_by_author, flywheel.problems_regenerated, flywheel.problems_measured, flywheel.problems_by_node,
                flywheel.problems_by_tool, flywheel.problems_by_words;
            """);
}
