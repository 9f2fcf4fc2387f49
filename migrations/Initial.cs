using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Flywheel.Migrations;

/// <summary>The first shape of the database: knowledge, runs, problems and their audit trail.</summary>
[DbContext(typeof(FlywheelDbContext))]
[Migration("20261120000001_Initial")]
public sealed class Initial : Migration
{
    private const string Knowledge = """
        CREATE TABLE flywheel.domains (
            id          text PRIMARY KEY,
            name        text NOT NULL,
            nodes       integer NOT NULL CHECK (nodes > 0),
            origin      text NOT NULL CHECK (origin IN ('Shipped', 'Imported')),
            fingerprint text NOT NULL,
            imported_at timestamptz NOT NULL
        );

        CREATE TABLE flywheel.nodes (
            id           text PRIMARY KEY,
            domain_id    text NOT NULL REFERENCES flywheel.domains ON DELETE CASCADE,
            parent_id    text REFERENCES flywheel.nodes ON DELETE CASCADE,
            level        text NOT NULL CHECK (level IN ('Domain', 'Branch', 'Topic', 'Concept', 'Principle')),
            name         text NOT NULL,
            position     integer NOT NULL CHECK (position >= 0),
            figure_kinds text[] NOT NULL,
            CHECK ((parent_id IS NULL) = (level = 'Domain'))
        );
        CREATE INDEX nodes_by_domain ON flywheel.nodes (domain_id, position);
        CREATE INDEX nodes_by_parent ON flywheel.nodes (parent_id);

        CREATE TABLE flywheel.edges (
            from_id text NOT NULL REFERENCES flywheel.nodes ON DELETE CASCADE,
            to_id   text NOT NULL REFERENCES flywheel.nodes ON DELETE CASCADE,
            kind    text NOT NULL CHECK (kind IN ('Requires', 'Related')),
            weight  double precision NOT NULL CHECK (weight > 0 AND weight <= 1),
            PRIMARY KEY (from_id, to_id, kind),
            CHECK (from_id <> to_id)
        );
        CREATE INDEX edges_by_target ON flywheel.edges (to_id);

        CREATE TABLE flywheel.tools (
            id           text PRIMARY KEY,
            signature    text NOT NULL,
            summary      text NOT NULL,
            example      text NOT NULL,
            figure_kinds text[] NOT NULL,
            source       text NOT NULL,
            origin       text NOT NULL CHECK (origin IN ('Seed', 'Evolved')),
            imported_at  timestamptz NOT NULL
        );

        CREATE TABLE flywheel.node_usage (
            node_id text PRIMARY KEY,
            uses    bigint NOT NULL CHECK (uses >= 0)
        );
        """;

    private const string Runs = """
        CREATE TABLE flywheel.runs (
            id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
            state         text NOT NULL CHECK (state IN ('Planned', 'Running', 'Paused', 'Finished', 'Failed', 'Cancelled')),
            request       text NOT NULL CHECK (request IN ('None', 'Pause', 'Cancel')),
            reason        text,
            seed          numeric(20,0) NOT NULL CHECK (seed BETWEEN 0 AND 18446744073709551615),
            settings      jsonb NOT NULL,
            plan          jsonb NOT NULL,
            code_versions jsonb NOT NULL,
            candidates    bigint NOT NULL CHECK (candidates >= 0),
            accepted      bigint NOT NULL CHECK (accepted >= 0),
            rejected      bigint NOT NULL CHECK (rejected >= 0),
            repaired      bigint NOT NULL CHECK (repaired >= 0),
            created_at    timestamptz NOT NULL,
            started_at    timestamptz,
            finished_at   timestamptz
        );
        CREATE INDEX runs_by_time ON flywheel.runs (created_at);

        CREATE TABLE flywheel.run_node_usage (
            run_id  text NOT NULL REFERENCES flywheel.runs ON DELETE CASCADE,
            node_id text NOT NULL,
            uses    bigint NOT NULL CHECK (uses >= 0),
            PRIMARY KEY (run_id, node_id)
        );

        CREATE TABLE flywheel.cells (
            run_id      text NOT NULL REFERENCES flywheel.runs ON DELETE CASCADE,
            key         text NOT NULL,
            domain      text NOT NULL,
            figure_kind text NOT NULL,
            level       integer NOT NULL CHECK (level >= 0),
            quota       integer NOT NULL CHECK (quota >= 0),
            accepted    integer NOT NULL CHECK (accepted >= 0),
            candidates  integer NOT NULL CHECK (candidates >= 0),
            budget      integer NOT NULL CHECK (budget >= 0),
            state       text NOT NULL CHECK (state IN ('Open', 'Full', 'Spent', 'Paused')),
            PRIMARY KEY (run_id, key),
            CHECK (key = domain || '|' || figure_kind || '|' || level)
        );

        CREATE TABLE flywheel.batches (
            run_id      text NOT NULL REFERENCES flywheel.runs ON DELETE CASCADE,
            stage       text NOT NULL,
            wave        integer NOT NULL CHECK (wave >= 0),
            batch_index integer NOT NULL CHECK (batch_index >= 0),
            level       integer NOT NULL CHECK (level >= 0),
            work        jsonb NOT NULL,
            state       text NOT NULL CHECK (state IN ('Queued', 'Started', 'Finished', 'Failed')),
            fence       bigint NOT NULL CHECK (fence >= 0),
            owner       text,
            attempts    integer NOT NULL CHECK (attempts >= 0),
            candidates  integer NOT NULL CHECK (candidates >= 0),
            accepted    integer NOT NULL CHECK (accepted >= 0),
            rejected    integer NOT NULL CHECK (rejected >= 0),
            repaired    integer NOT NULL CHECK (repaired >= 0),
            error       text,
            created_at  timestamptz NOT NULL,
            started_at  timestamptz,
            finished_at timestamptz,
            PRIMARY KEY (run_id, stage, level, wave, batch_index)
        );
        CREATE INDEX batches_by_state ON flywheel.batches (run_id, state);

        CREATE TABLE flywheel.exports (
            id          bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
            run_id      text NOT NULL REFERENCES flywheel.runs ON DELETE CASCADE,
            dataset     text NOT NULL,
            directory   text NOT NULL,
            state       text NOT NULL CHECK (state IN ('Started', 'Finished', 'Failed')),
            rows        bigint NOT NULL CHECK (rows >= 0),
            shards      integer NOT NULL CHECK (shards >= 0),
            fingerprint text,
            settings    jsonb NOT NULL,
            error       text,
            started_at  timestamptz NOT NULL,
            finished_at timestamptz
        );
        CREATE INDEX exports_by_run ON flywheel.exports (run_id, id);
        """;

    private const string Problems = """
        CREATE TABLE flywheel.problems (
            id                  text PRIMARY KEY,
            run_id              text NOT NULL REFERENCES flywheel.runs ON DELETE CASCADE,
            cell_key            text NOT NULL,
            wave                integer NOT NULL CHECK (wave >= 0),
            candidate_index     bigint NOT NULL CHECK (candidate_index >= 0),
            parent_id           text REFERENCES flywheel.problems ON DELETE SET NULL,
            root_id             text NOT NULL,
            lineage             text NOT NULL CHECK (lineage IN ('Root', 'Parallel', 'Sequential', 'Regenerated')),
            level               integer NOT NULL CHECK (level >= 0),
            family              text NOT NULL,
            author              text NOT NULL,
            domain              text NOT NULL,
            figure_kind         text NOT NULL,
            node_ids            text[] NOT NULL,
            state               text NOT NULL CHECK (state IN ('Authored', 'Accepted', 'Rejected', 'Settled', 'Surplus', 'Canary')),
            reason              text,
            repaired            boolean NOT NULL,
            question            text NOT NULL,
            answer              text NOT NULL,
            document            jsonb NOT NULL,
            scene_hash          bigint,
            text_hash           bigint,
            picture_hash        bigint,
            nominal_difficulty  double precision NOT NULL,
            measured_difficulty double precision CHECK (measured_difficulty BETWEEN 0 AND 1),
            created_at          timestamptz NOT NULL,
            FOREIGN KEY (run_id, cell_key) REFERENCES flywheel.cells (run_id, key) ON DELETE CASCADE,
            CHECK (lineage <> 'Root' OR parent_id IS NULL)
        );
        CREATE UNIQUE INDEX problems_by_candidate ON flywheel.problems (run_id, cell_key, wave, candidate_index) WHERE state <> 'Canary';
        CREATE INDEX problems_by_cell ON flywheel.problems (run_id, cell_key);
        CREATE INDEX problems_by_state ON flywheel.problems (run_id, state, id);
        CREATE INDEX problems_by_domain ON flywheel.problems (domain, state, id);
        CREATE INDEX problems_by_parent ON flywheel.problems (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX problems_by_root ON flywheel.problems (root_id);
        CREATE INDEX problems_by_scene ON flywheel.problems (run_id, scene_hash) WHERE scene_hash IS NOT NULL;
        CREATE INDEX problems_by_text ON flywheel.problems (run_id, text_hash) WHERE text_hash IS NOT NULL;
        CREATE INDEX problems_by_reason ON flywheel.problems (run_id, reason) WHERE reason IS NOT NULL;
        """;

    private const string Audit = """
        CREATE TABLE flywheel.findings (
            problem_id text NOT NULL REFERENCES flywheel.problems ON DELETE CASCADE,
            run_id     text NOT NULL,
            round      integer NOT NULL CHECK (round >= 0),
            check_name text NOT NULL,
            ordinal    integer NOT NULL CHECK (ordinal >= 0),
            verdict    text NOT NULL CHECK (verdict IN ('Pass', 'Fail', 'NotJudged')),
            severity   text NOT NULL CHECK (severity IN ('Note', 'Warning', 'Error')),
            message    text NOT NULL,
            evidence   jsonb,
            actor      text NOT NULL,
            at         timestamptz NOT NULL,
            PRIMARY KEY (problem_id, round, check_name, ordinal)
        );
        -- Nine findings in ten are passes, which nobody lists by check.
        CREATE INDEX findings_by_check ON flywheel.findings (run_id, check_name, verdict, problem_id) WHERE verdict <> 'Pass';

        CREATE TABLE flywheel.repairs (
            problem_id      text NOT NULL REFERENCES flywheel.problems ON DELETE CASCADE,
            run_id          text NOT NULL,
            round           integer NOT NULL CHECK (round >= 0),
            ordinal         integer NOT NULL CHECK (ordinal >= 0),
            repair          text NOT NULL,
            finding_check   text NOT NULL,
            finding_ordinal integer NOT NULL CHECK (finding_ordinal >= 0),
            before          jsonb,
            after           jsonb,
            outcome         text NOT NULL CHECK (outcome IN ('Applied', 'Discarded', 'Inapplicable', 'Reverted')),
            reason          text NOT NULL,
            actor           text NOT NULL,
            at              timestamptz NOT NULL,
            PRIMARY KEY (problem_id, round, ordinal)
        );
        CREATE INDEX repairs_by_name ON flywheel.repairs (run_id, repair, outcome, problem_id);

        CREATE TABLE flywheel.canaries (
            problem_id  text PRIMARY KEY REFERENCES flywheel.problems ON DELETE CASCADE,
            run_id      text NOT NULL,
            damage      text NOT NULL,
            domain      text NOT NULL,
            detected_by text[] NOT NULL,
            accepted    boolean NOT NULL,
            at          timestamptz NOT NULL
        );
        CREATE INDEX canaries_by_run ON flywheel.canaries (run_id, domain, damage);

        CREATE TABLE flywheel.reviews (
            problem_id text NOT NULL REFERENCES flywheel.problems ON DELETE CASCADE,
            version    integer NOT NULL CHECK (version > 0),
            run_id     text NOT NULL,
            reviewer   text NOT NULL,
            verdict    text NOT NULL CHECK (verdict IN ('Approved', 'Rejected', 'Reverted', 'Overridden')),
            before     jsonb,
            after      jsonb,
            comment    text NOT NULL,
            at         timestamptz NOT NULL,
            PRIMARY KEY (problem_id, version)
        );
        CREATE INDEX reviews_by_run ON flywheel.reviews (run_id, at);

        -- No foreign key: the story of a problem outlives the problem.
        CREATE TABLE flywheel.ledger (
            id           bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
            run_id       text NOT NULL,
            problem_id   text,
            event        text NOT NULL,
            actor        text NOT NULL,
            code_version text NOT NULL,
            details      jsonb,
            at           timestamptz NOT NULL
        );
        CREATE INDEX ledger_by_problem ON flywheel.ledger (problem_id, id) WHERE problem_id IS NOT NULL;
        CREATE INDEX ledger_by_run ON flywheel.ledger (run_id, id);

        CREATE FUNCTION flywheel.refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'The ledger is append-only: % of flywheel.ledger is refused.', TG_OP;
        END
        $$;
        CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON flywheel.ledger
            FOR EACH STATEMENT EXECUTE FUNCTION flywheel.refuse_ledger_change();
        """;

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE SCHEMA IF NOT EXISTS flywheel;");
        migrationBuilder.Sql(Knowledge);
        migrationBuilder.Sql(Runs);
        migrationBuilder.Sql(Problems);
        migrationBuilder.Sql(Audit);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
        => migrationBuilder.Sql("""
            DROP TABLE flywheel.ledger, flywheel.reviews, flywheel.canaries, flywheel.repairs, flywheel.findings, flywheel.problems,
                flywheel.exports, flywheel.batches, flywheel.cells, flywheel.run_node_usage, flywheel.runs,
                flywheel.node_usage, flywheel.tools, flywheel.edges, flywheel.nodes, flywheel.domains;
            DROP FUNCTION flywheel.refuse_ledger_change();
            """);
}
