using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Npgsql;

namespace Flywheel.Bench;

/// <summary>
/// Fills a database with as many problems as wanted: a small run is grown, and the server copies its rows again and again under other names,
/// with other fingerprints, words and times. Columns are read from the catalogue, so that those that are added later are copied too. Indexes
/// are dropped before and made anew behind: entered row by row they would take ten times as long.
/// </summary>
internal sealed class ManyProblems(DatabaseSession session)
{
    private const string Seed = "seed";
    private const int SeedProblems = 400;
    private const int Runs = 10;
    private const int CopiesAtOnce = 50;

    /// <summary>The copies about which people decided: nobody judges them all.</summary>
    private const string Judged = "g.n % 20 = 0";

    /// <summary>The copied row's problem, of column {0}.</summary>
    private const string NewId = "'many-' || g.n % 10 || substr(t.{0}, 5) || '.' || g.n";

    /// <summary>Problems in the database.</summary>
    public Task<long> CountAsync() => ScalarAsync("SELECT count(*) FROM flywheel.problems");

    /// <summary>Repair decisions in the database.</summary>
    public Task<long> CountDecisionsAsync() => ScalarAsync("SELECT count(*) FROM flywheel.decisions");

    /// <summary>Fills the database.</summary>
    /// <returns>How many problems it holds now.</returns>
    public async Task<long> FillAsync(int wanted, Action<long> tell)
    {
        await new Grower(session, TimeProvider.System).GrowAsync(new GrowOptions { Run = Seed, Target = SeedProblems, Seed = 3, CanaryInterval = 8 }, new SilentView(), verbose: false, CancellationToken.None);
        await RepairSomeAsync();
        var each = await ScalarAsync($"SELECT count(*) FROM flywheel.problems WHERE run_id = '{Seed}'");
        var indexes = await DropIndexesAsync();
        var copies = (int)Math.Max(1, (wanted - each + each - 1) / each);
        await CopyAsync("runs", 0, Runs - 1, new() { ["id"] = "'many-' || g.n", ["accepted"] = $"t.accepted * {copies} / {Runs}", ["candidates"] = $"t.candidates * {copies} / {Runs}", ["repaired"] = $"t.repaired * {copies} / {Runs}" }, $"t.id = '{Seed}'");
        await CopyAsync("cells", 0, Runs - 1, new() { ["quota"] = $"t.quota * {copies} / {Runs}", ["accepted"] = $"t.accepted * {copies} / {Runs}" });
        await CopyAsync("batches", 0, Runs - 1, []);
        for (var from = 0; from < copies; from += CopiesAtOnce)
        {
            await CopyProblemsAsync(from, Math.Min(copies, from + CopiesAtOnce) - 1);
            tell(Math.Min(copies, from + CopiesAtOnce) * each);
        }

        foreach (var index in indexes)
        {
            await ExecuteAsync($"SET maintenance_work_mem = '1GB'; {index}");
        }

        await ExecuteAsync("VACUUM ANALYZE");
        return await CountAsync();
    }

    /// <summary>Drops all indexes that enforce nothing.</summary>
    /// <returns>The statements that make them again.</returns>
    private async Task<IReadOnlyList<string>> DropIndexesAsync()
    {
        var (names, definitions) = (new List<string>(), new List<string>());
        await using (var command = session.Source.CreateCommand("""
            SELECT x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid), array(
                SELECT format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', x.indexrelid::regclass, a.attnum, a.attstattarget)
                FROM pg_attribute a WHERE a.attrelid = x.indexrelid AND a.attstattarget >= 0)
            FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
            WHERE t.relnamespace = 'flywheel'::regnamespace AND NOT x.indisunique
            """))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
                definitions.AddRange([reader.GetString(1), .. reader.GetFieldValue<string[]>(2)]);
            }
        }

        foreach (var name in names)
        {
            await ExecuteAsync($"DROP INDEX {name}");
        }

        return definitions;
    }

    private async Task CopyProblemsAsync(int from, int to)
    {
        var id = string.Format(NewId, "id");
        await CopyAsync("problems", from, to, new()
        {
            ["id"] = id,
            ["root_id"] = string.Format(NewId, "root_id"),
            ["parent_id"] = string.Format(NewId, "parent_id"),
            ["candidate_index"] = "t.candidate_index + (g.n + 1) * 1000000::bigint",
            ["question"] = "t.question || ' (' || g.n || ')'",
            ["document"] = $"jsonb_set(jsonb_set(t.document, '{{id}}', to_jsonb({id})), '{{run}}', to_jsonb('many-' || g.n % {Runs}))",
            ["scene_hash"] = "t.scene_hash # (g.n + 1) * 7919::bigint",
            ["text_hash"] = "t.text_hash # (g.n + 1) * 7919::bigint",
            // A few bits, so that some pictures are near each other as they are in a real run.
            ["picture_hash"] = "t.picture_hash # g.n",
            ["measured_difficulty"] = "abs(hashtext(t.id || g.n)) % 100 / 100.0",
        });
        await CopyAsync("findings", from, to, []);
        await CopyAsync("repairs", from, to, []);
        await CopyAsync("canaries", from, to, []);
        await CopyAsync("reviews", from, to, [], Judged);
        await CopyAsync("decisions", from, to, new()
        {
            ["text"] = "t.text || ' (' || g.n || ')'",
            ["verdict"] = $"CASE WHEN {Judged} THEN t.verdict END",
            ["reviewer"] = $"CASE WHEN {Judged} THEN t.reviewer END",
            ["reviewed_at"] = $"CASE WHEN {Judged} THEN t.reviewed_at END",
            ["review_version"] = $"CASE WHEN {Judged} THEN t.review_version ELSE 0 END",
        });
        await CopyAsync("ledger", from, to, []);
    }

    /// <summary>Every eighth problem was repaired by one of six repairs, every thirtieth rejected; people judged every eighth of those decisions.</summary>
    private async Task RepairSomeAsync() => await ExecuteAsync($"""
        CREATE TEMPORARY TABLE touched AS
            SELECT p.id, (p.hash % 30 = 0) AS rejected, p.hash / 240 % 8 = 0 AS judged,
                (ARRAY['mentions-exist', 'on-canvas', 'labels-apart', 'step-draws', 'answer-recomputed', 'conclusion-states-answer'])[1 + p.hash % 6] AS failed,
                (ARRAY['reword-mention', 'fit-canvas', 'move-label', 'redraw-step', 'correct-answer', 'rewrite-conclusion'])[1 + p.hash % 6] AS repair
            FROM (SELECT id, (row_number() OVER (ORDER BY hashtext(id)))::int AS hash FROM flywheel.problems WHERE run_id = '{Seed}' AND state = 'Settled' AND NOT repaired) p
            WHERE p.hash % 8 = 1 OR p.hash % 30 = 0;
        INSERT INTO flywheel.findings (problem_id, run_id, round, check_name, ordinal, verdict, severity, message, evidence, actor, at)
        SELECT p.id, run_id, 1, t.failed, 900, 'Fail', 'Error', 'The question mentions a label that the picture lacks.', NULL, 'bench', created_at
        FROM touched t JOIN flywheel.problems p USING (id);
        INSERT INTO flywheel.repairs (problem_id, run_id, round, ordinal, repair, finding_check, finding_ordinal, before, after, outcome, reason, actor, at)
        SELECT p.id, run_id, 1, 900, t.repair, t.failed, 900, jsonb_set(document, ARRAY['question'], to_jsonb((document->>'question') || ' Mind the label.')), document,
            CASE WHEN t.rejected THEN 'Discarded' ELSE 'Applied' END, 'The label is not in the picture.', 'bench', created_at
        FROM touched t JOIN flywheel.problems p USING (id);
        UPDATE flywheel.problems p SET repaired = NOT t.rejected, state = CASE WHEN t.rejected THEN 'Rejected' ELSE state END, reason = CASE WHEN t.rejected THEN t.failed END
        FROM touched t WHERE t.id = p.id;
        INSERT INTO flywheel.reviews (problem_id, version, run_id, reviewer, verdict, comment, at)
        SELECT p.id, 1, run_id, 'bench', CASE WHEN hashtext(p.id) % 4 = 0 THEN 'Rejected' ELSE 'Approved' END, '', created_at
        FROM touched t JOIN flywheel.problems p USING (id) WHERE t.judged;
        INSERT INTO flywheel.decisions (problem_id, run_id, at, domain, figure_kind, family, author, outcome, checks, repairs, applied, rounds, stratum, text, verdict, reviewer, reviewed_at, review_version)
        SELECT p.id, p.run_id, p.created_at, p.domain, p.figure_kind, p.family, p.author, CASE WHEN t.rejected THEN 'Rejected' ELSE 'Repaired' END,
            ARRAY[t.failed], ARRAY[t.repair], CASE WHEN t.rejected THEN CAST(ARRAY[] AS text[]) ELSE ARRAY[t.repair] END, 2,
            CASE WHEN t.rejected THEN 'rejected:' || t.failed ELSE t.repair END, concat_ws(E'\n', p.question, p.answer), v.verdict, v.reviewer, v.at, coalesce(v.version, 0)
        FROM touched t JOIN flywheel.problems p USING (id) LEFT JOIN flywheel.reviews v ON v.problem_id = p.id;
        DROP TABLE touched
        """);

    private async Task CopyAsync(string table, int from, int to, Dictionary<string, string> expressions, string condition = "true")
    {
        var columns = new List<string>();
        await using (var command = session.Source.CreateCommand("SELECT column_name FROM information_schema.columns WHERE table_schema = 'flywheel' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO'"))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.Add(reader.GetString(0));
            }
        }

        var values = columns.Select(column => expressions.GetValueOrDefault(column) ?? column switch
        {
            "run_id" => $"'many-' || g.n % {Runs}",
            "problem_id" => string.Format(NewId, "problem_id"),
            "at" or "created_at" => $"t.{column} - g.n % 1440 * interval '1 minute'",
            _ => $"t.{column}",
        });
        var ofSeed = expressions.ContainsKey("id") && table == "runs" ? "" : $"t.run_id = '{Seed}' AND ";
        // What is copied refers to what is copied with it: to look up each reference would take longer than the copy.
        await ExecuteAsync($"SET session_replication_role = replica; INSERT INTO flywheel.{table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM flywheel.{table} t CROSS JOIN generate_series({from}, {to}) AS g(n) WHERE {ofSeed}{condition}; RESET session_replication_role");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = session.Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = session.Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
