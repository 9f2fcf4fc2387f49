using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>The machine's decisions in a shape that people can filter, search and draw samples from.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261121000003_Decisions")]
public sealed class Decisions : Migration
{
    private const string Table = """
        CREATE TABLE flywheel.decisions (
            problem_id     text PRIMARY KEY REFERENCES flywheel.problems ON DELETE CASCADE,
            run_id         text NOT NULL,
            at             timestamptz NOT NULL,
            domain         text NOT NULL,
            figure_kind    text NOT NULL,
            family         text NOT NULL,
            author         text NOT NULL,
            outcome        text NOT NULL CHECK (outcome IN ('Repaired', 'Rejected')),
            checks         text[] NOT NULL,
            repairs        text[] NOT NULL,
            applied        text[] NOT NULL,
            rounds         integer NOT NULL CHECK (rounds > 0),
            stratum        text NOT NULL,
            -- The first 52 bits of a hash, so that every value is a fraction that a double holds exactly.
            draw           double precision NOT NULL GENERATED ALWAYS AS ((('x' || left(md5(problem_id), 13))::bit(52)::bigint)::double precision / 4503599627370496) STORED,
            text           text NOT NULL,
            search         tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, text)) STORED,
            verdict        text CHECK (verdict IN ('Approved', 'Rejected', 'Reverted', 'Overridden')),
            reviewer       text,
            reviewed_at    timestamptz,
            review_version integer NOT NULL DEFAULT 0 CHECK (review_version >= 0),
            CHECK ((verdict IS NULL) = (reviewer IS NULL) AND (verdict IS NULL) = (reviewed_at IS NULL) AND (verdict IS NULL OR review_version > 0))
        );

        ALTER TABLE flywheel.canaries ADD COLUMN repaired_by text;
        """;

    /// <summary>What the check job would have written, from the trail that it did write.</summary>
    private const string Existing = """
        INSERT INTO flywheel.decisions (problem_id, run_id, at, domain, figure_kind, family, author, outcome, checks, repairs, applied, rounds, stratum, text,
            verdict, reviewer, reviewed_at, review_version)
        SELECT p.id, p.run_id, coalesce(f.at, p.created_at), p.domain, p.figure_kind, p.family, p.author,
            CASE WHEN p.repaired THEN 'Repaired' ELSE 'Rejected' END,
            coalesce(f.checks, '{}'), coalesce(r.repairs, '{}'), coalesce(r.applied, '{}'),
            CASE WHEN p.repaired THEN r.last_round + 1 ELSE coalesce(f.last_round, 1) END,
            CASE WHEN p.repaired THEN r.last ELSE 'rejected:' || p.reason END,
            left(concat_ws(E'\n', p.question, p.answer, f.messages), 20000),
            v.verdict, v.reviewer, v.reviewed_at, coalesce(v.version, 0)
        FROM flywheel.problems p
        LEFT JOIN LATERAL (
            SELECT array_agg(DISTINCT check_name COLLATE "C") AS checks, max(round) AS last_round, min(at) AS at, string_agg(DISTINCT message, E'\n') AS messages
            FROM flywheel.findings WHERE problem_id = p.id AND verdict = 'Fail') f ON true
        LEFT JOIN LATERAL (
            SELECT array_agg(DISTINCT repair COLLATE "C") AS repairs, array_agg(DISTINCT repair COLLATE "C") FILTER (WHERE outcome = 'Applied') AS applied,
                max(round) FILTER (WHERE outcome = 'Applied') AS last_round,
                (array_agg(repair ORDER BY round DESC, ordinal DESC) FILTER (WHERE outcome = 'Applied'))[1] AS last
            FROM flywheel.repairs WHERE problem_id = p.id) r ON true
        LEFT JOIN LATERAL (
            SELECT version, nullif(verdict, 'Withdrawn') AS verdict, CASE WHEN verdict <> 'Withdrawn' THEN reviewer END AS reviewer,
                CASE WHEN verdict <> 'Withdrawn' THEN at END AS reviewed_at
            FROM flywheel.reviews WHERE problem_id = p.id ORDER BY version DESC LIMIT 1) v ON true
        WHERE p.state <> 'Canary' AND ((p.repaired AND r.last IS NOT NULL) OR (NOT p.repaired AND p.state = 'Rejected' AND p.reason <> 'near-duplicate'));

        UPDATE flywheel.canaries c SET repaired_by = (
            SELECT r.repair FROM flywheel.repairs r
            WHERE r.problem_id = c.problem_id AND r.outcome = 'Applied'
                AND NOT EXISTS (SELECT FROM flywheel.findings f WHERE f.problem_id = r.problem_id AND f.verdict = 'Fail' AND f.round > r.round)
            ORDER BY r.round DESC, r.ordinal DESC LIMIT 1);
        """;

    /// <summary>One for each filter, each in the order of time; people's few verdicts have small ones of their own.</summary>
    private const string Indexes = """
        CREATE INDEX decisions_by_draw ON flywheel.decisions (stratum, draw, problem_id);
        CREATE INDEX decisions_by_measure ON flywheel.decisions (stratum, outcome, verdict);
        CREATE INDEX decisions_by_time ON flywheel.decisions (at, problem_id);
        CREATE INDEX decisions_by_run ON flywheel.decisions (run_id, at, problem_id);
        CREATE INDEX decisions_by_domain ON flywheel.decisions (domain, at, problem_id);
        CREATE INDEX decisions_by_family ON flywheel.decisions (family, at, problem_id);
        CREATE INDEX decisions_by_author ON flywheel.decisions (author, at, problem_id);
        CREATE INDEX decisions_by_outcome ON flywheel.decisions (outcome, at, problem_id);
        CREATE INDEX decisions_by_verdict ON flywheel.decisions (verdict, at, problem_id) WHERE verdict IS NOT NULL;
        CREATE INDEX decisions_by_reviewer ON flywheel.decisions (reviewer, at, problem_id) WHERE reviewer IS NOT NULL;
        CREATE INDEX decisions_by_check ON flywheel.decisions USING gin (checks);
        CREATE INDEX decisions_by_repair ON flywheel.decisions USING gin (repairs);
        CREATE INDEX decisions_by_word ON flywheel.decisions USING gin (search);
        CREATE INDEX canaries_by_repair ON flywheel.canaries (repaired_by) WHERE repaired_by IS NOT NULL;
        CREATE INDEX reviews_by_time ON flywheel.reviews (at, problem_id, version);
        DROP INDEX flywheel.reviews_by_bulk;
        CREATE INDEX reviews_by_bulk ON flywheel.reviews (bulk_id, problem_id) WHERE bulk_id IS NOT NULL;
        ANALYZE flywheel.decisions;
        """;

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Table);
        migrationBuilder.Sql(Existing);
        migrationBuilder.Sql(Indexes);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            DROP TABLE flywheel.decisions;
            ALTER TABLE flywheel.canaries DROP COLUMN repaired_by;
            DROP INDEX flywheel.reviews_by_time, flywheel.reviews_by_bulk;
            CREATE INDEX reviews_by_bulk ON flywheel.reviews (bulk_id) WHERE bulk_id IS NOT NULL;
            """);
}
