using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

namespace Flywheel.Migrations;

/// <summary>The model as the latest migration leaves it; the next migration is the difference to it.</summary>
/// <remarks>Kept by hand: a test fails when it differs from the context's model.</remarks>
[DbContext(typeof(FlywheelDbContext))]
public sealed class FlywheelModelSnapshot : ModelSnapshot
{
    /// <inheritdoc/>
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        modelBuilder
            .HasDefaultSchema("flywheel")
            .HasAnnotation("ProductVersion", "10.0.14")
            .HasAnnotation("Relational:MaxIdentifierLength", 63);

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ActionRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<string>("Action").IsRequired().HasColumnType("text").HasColumnName("action");
            b.Property<string>("Actor").IsRequired().HasColumnType("text").HasColumnName("actor");
            b.Property<string>("Address").IsRequired().HasColumnType("text").HasColumnName("address");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Details").HasColumnType("jsonb").HasColumnName("details");
            b.Property<string>("Target").IsRequired().HasColumnType("text").HasColumnName("target");
            b.HasKey("Id");
            b.ToTable("actions", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.BatchRow", b =>
        {
            b.Property<string>("RunId").HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Stage").HasColumnType("text").HasColumnName("stage");
            b.Property<int>("Wave").HasColumnType("integer").HasColumnName("wave");
            b.Property<int>("BatchIndex").HasColumnType("integer").HasColumnName("batch_index");
            b.Property<int>("Accepted").HasColumnType("integer").HasColumnName("accepted");
            b.Property<int>("Attempts").HasColumnType("integer").HasColumnName("attempts");
            b.Property<int>("Candidates").HasColumnType("integer").HasColumnName("candidates");
            b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
            b.Property<string>("Error").HasColumnType("text").HasColumnName("error");
            b.Property<long>("Fence").HasColumnType("bigint").HasColumnName("fence");
            b.Property<DateTimeOffset?>("FinishedAt").HasColumnType("timestamp with time zone").HasColumnName("finished_at");
            b.Property<int>("Level").HasColumnType("integer").HasColumnName("level");
            b.Property<string>("Owner").HasColumnType("text").HasColumnName("owner");
            b.Property<int>("Rejected").HasColumnType("integer").HasColumnName("rejected");
            b.Property<int>("Repaired").HasColumnType("integer").HasColumnName("repaired");
            b.Property<DateTimeOffset?>("StartedAt").HasColumnType("timestamp with time zone").HasColumnName("started_at");
            b.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
            b.Property<string>("Work").IsRequired().HasColumnType("jsonb").HasColumnName("work");
            b.HasKey("RunId", "Stage", "Level", "Wave", "BatchIndex");
            b.ToTable("batches", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CanaryRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<bool>("Accepted").HasColumnType("boolean").HasColumnName("accepted");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Damage").IsRequired().HasColumnType("text").HasColumnName("damage");
            b.Property<string[]>("DetectedBy").IsRequired().HasColumnType("text[]").HasColumnName("detected_by");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<string>("RepairedBy").HasColumnType("text").HasColumnName("repaired_by");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.HasKey("ProblemId");
            b.ToTable("canaries", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CellRow", b =>
        {
            b.Property<string>("RunId").HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Key").HasColumnType("text").HasColumnName("key");
            b.Property<int>("Accepted").HasColumnType("integer").HasColumnName("accepted");
            b.Property<int>("Budget").HasColumnType("integer").HasColumnName("budget");
            b.Property<int>("Candidates").HasColumnType("integer").HasColumnName("candidates");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<string>("FigureKind").IsRequired().HasColumnType("text").HasColumnName("figure_kind");
            b.Property<int>("Level").HasColumnType("integer").HasColumnName("level");
            b.Property<int>("Quota").HasColumnType("integer").HasColumnName("quota");
            b.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
            b.HasKey("RunId", "Key");
            b.ToTable("cells", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CommentRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Author").IsRequired().HasColumnType("text").HasColumnName("author");
            b.Property<string>("ProblemId").IsRequired().HasColumnType("text").HasColumnName("problem_id");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Text").IsRequired().HasColumnType("text").HasColumnName("text");
            b.HasKey("Id");
            b.ToTable("comments", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.DecisionRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<string[]>("Applied").IsRequired().HasColumnType("text[]").HasColumnName("applied");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Author").IsRequired().HasColumnType("text").HasColumnName("author");
            b.Property<string[]>("Checks").IsRequired().HasColumnType("text[]").HasColumnName("checks");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<double>("Draw").ValueGeneratedOnAddOrUpdate().HasColumnType("double precision").HasColumnName("draw");
            b.Property<string>("Family").IsRequired().HasColumnType("text").HasColumnName("family");
            b.Property<string>("FigureKind").IsRequired().HasColumnType("text").HasColumnName("figure_kind");
            b.Property<string>("Outcome").IsRequired().HasColumnType("text").HasColumnName("outcome");
            b.Property<string[]>("Repairs").IsRequired().HasColumnType("text[]").HasColumnName("repairs");
            b.Property<int>("ReviewVersion").HasColumnType("integer").HasColumnName("review_version");
            b.Property<DateTimeOffset?>("ReviewedAt").HasColumnType("timestamp with time zone").HasColumnName("reviewed_at");
            b.Property<string>("Reviewer").HasColumnType("text").HasColumnName("reviewer");
            b.Property<int>("Rounds").HasColumnType("integer").HasColumnName("rounds");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<NpgsqlTsVector>("Search").IsRequired().ValueGeneratedOnAddOrUpdate().HasColumnType("tsvector").HasColumnName("search");
            b.Property<string>("Stratum").IsRequired().HasColumnType("text").HasColumnName("stratum");
            b.Property<string>("Text").IsRequired().HasColumnType("text").HasColumnName("text");
            b.Property<string>("Verdict").HasColumnType("text").HasColumnName("verdict");
            b.HasKey("ProblemId");
            b.ToTable("decisions", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.DomainChangeRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<int>("Added").HasColumnType("integer").HasColumnName("added");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<int>("Changed").HasColumnType("integer").HasColumnName("changed");
            b.Property<string>("DomainId").IsRequired().HasColumnType("text").HasColumnName("domain_id");
            b.Property<int>("Moved").HasColumnType("integer").HasColumnName("moved");
            b.Property<string[]>("Removed").IsRequired().HasColumnType("text[]").HasColumnName("removed");
            b.Property<string[]>("Roots").IsRequired().HasColumnType("text[]").HasColumnName("roots");
            b.Property<string>("RunId").HasColumnType("text").HasColumnName("run_id");
            b.HasKey("Id");
            b.ToTable("domain_changes", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.DomainDraftRow", b =>
        {
            b.Property<Guid>("Id").ValueGeneratedOnAdd().HasColumnType("uuid").HasColumnName("id");
            b.Property<string>("Author").IsRequired().HasColumnType("text").HasColumnName("author");
            b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
            b.Property<string>("Duplicates").IsRequired().HasColumnType("jsonb").HasColumnName("duplicates");
            b.Property<string>("Name").IsRequired().HasColumnType("text").HasColumnName("name");
            b.Property<string>("RunId").HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Samples").HasColumnType("jsonb").HasColumnName("samples");
            b.Property<string>("Step").IsRequired().HasColumnType("text").HasColumnName("step");
            b.Property<string>("Text").IsRequired().HasColumnType("text").HasColumnName("text");
            b.Property<DateTimeOffset>("UpdatedAt").HasColumnType("timestamp with time zone").HasColumnName("updated_at");
            b.Property<int>("Version").IsConcurrencyToken().HasColumnType("integer").HasColumnName("version");
            b.HasKey("Id");
            b.ToTable("domain_drafts", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.DomainRow", b =>
        {
            b.Property<string>("Id").HasColumnType("text").HasColumnName("id");
            b.Property<string>("Fingerprint").IsRequired().HasColumnType("text").HasColumnName("fingerprint");
            b.Property<DateTimeOffset>("ImportedAt").HasColumnType("timestamp with time zone").HasColumnName("imported_at");
            b.Property<string>("Name").IsRequired().HasColumnType("text").HasColumnName("name");
            b.Property<int>("Nodes").HasColumnType("integer").HasColumnName("nodes");
            b.Property<string>("Origin").IsRequired().HasColumnType("text").HasColumnName("origin");
            b.HasKey("Id");
            b.ToTable("domains", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.EdgeRow", b =>
        {
            b.Property<string>("FromId").HasColumnType("text").HasColumnName("from_id");
            b.Property<string>("ToId").HasColumnType("text").HasColumnName("to_id");
            b.Property<string>("Kind").HasColumnType("text").HasColumnName("kind");
            b.Property<double>("Weight").HasColumnType("double precision").HasColumnName("weight");
            b.HasKey("FromId", "ToId", "Kind");
            b.ToTable("edges", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ExportRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<string>("Dataset").IsRequired().HasColumnType("text").HasColumnName("dataset");
            b.Property<string>("Directory").IsRequired().HasColumnType("text").HasColumnName("directory");
            b.Property<long>("Done").HasColumnType("bigint").HasColumnName("done");
            b.Property<string>("Error").HasColumnType("text").HasColumnName("error");
            b.Property<string>("Fingerprint").HasColumnType("text").HasColumnName("fingerprint");
            b.Property<DateTimeOffset?>("FinishedAt").HasColumnType("timestamp with time zone").HasColumnName("finished_at");
            b.Property<long>("Rows").HasColumnType("bigint").HasColumnName("rows");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<DateTimeOffset?>("SeenAt").HasColumnType("timestamp with time zone").HasColumnName("seen_at");
            b.Property<string>("Settings").IsRequired().HasColumnType("jsonb").HasColumnName("settings");
            b.Property<int>("Shards").HasColumnType("integer").HasColumnName("shards");
            b.Property<DateTimeOffset>("StartedAt").HasColumnType("timestamp with time zone").HasColumnName("started_at");
            b.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
            b.Property<long>("Total").HasColumnType("bigint").HasColumnName("total");
            b.HasKey("Id");
            b.ToTable("exports", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.FindingRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<int>("Round").HasColumnType("integer").HasColumnName("round");
            b.Property<string>("CheckName").HasColumnType("text").HasColumnName("check_name");
            b.Property<int>("Ordinal").HasColumnType("integer").HasColumnName("ordinal");
            b.Property<string>("Actor").IsRequired().HasColumnType("text").HasColumnName("actor");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Evidence").HasColumnType("jsonb").HasColumnName("evidence");
            b.Property<string>("Message").IsRequired().HasColumnType("text").HasColumnName("message");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Severity").IsRequired().HasColumnType("text").HasColumnName("severity");
            b.Property<string>("Verdict").IsRequired().HasColumnType("text").HasColumnName("verdict");
            b.HasKey("ProblemId", "Round", "CheckName", "Ordinal");
            b.ToTable("findings", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.LedgerRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<string>("Actor").IsRequired().HasColumnType("text").HasColumnName("actor");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("CodeVersion").IsRequired().HasColumnType("text").HasColumnName("code_version");
            b.Property<string>("Details").HasColumnType("jsonb").HasColumnName("details");
            b.Property<string>("Event").IsRequired().HasColumnType("text").HasColumnName("event");
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.HasKey("Id");
            b.ToTable("ledger", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.NodeRow", b =>
        {
            b.Property<string>("Id").HasColumnType("text").HasColumnName("id");
            b.Property<string>("DomainId").IsRequired().HasColumnType("text").HasColumnName("domain_id");
            b.Property<string[]>("FigureKinds").IsRequired().HasColumnType("text[]").HasColumnName("figure_kinds");
            b.Property<string>("Level").IsRequired().HasColumnType("text").HasColumnName("level");
            b.Property<string>("Name").IsRequired().HasColumnType("text").HasColumnName("name");
            b.Property<string>("ParentId").HasColumnType("text").HasColumnName("parent_id");
            b.Property<int>("Position").HasColumnType("integer").HasColumnName("position");
            b.HasKey("Id");
            b.ToTable("nodes", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.NodeUsageRow", b =>
        {
            b.Property<string>("NodeId").HasColumnType("text").HasColumnName("node_id");
            b.Property<long>("Uses").HasColumnType("bigint").HasColumnName("uses");
            b.HasKey("NodeId");
            b.ToTable("node_usage", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.PredictedNameRow", b =>
        {
            b.Property<string>("Kind").HasColumnType("text").HasColumnName("kind");
            b.Property<string>("Domain").HasColumnType("text").HasColumnName("domain");
            b.Property<string>("Name").HasColumnType("text").HasColumnName("name");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("KnownId").HasColumnType("text").HasColumnName("known_id");
            b.HasKey("Kind", "Domain", "Name");
            b.ToTable("predicted_names", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.PredictionRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<string>("Kind").HasColumnType("text").HasColumnName("kind");
            b.Property<string>("Name").HasColumnType("text").HasColumnName("name");
            b.Property<string>("Author").IsRequired().HasColumnType("text").HasColumnName("author");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<string>("Example").HasColumnType("text").HasColumnName("example");
            b.Property<string>("MergedInto").HasColumnType("text").HasColumnName("merged_into");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Signature").HasColumnType("text").HasColumnName("signature");
            b.Property<string>("Source").HasColumnType("text").HasColumnName("source");
            b.HasKey("ProblemId", "Kind", "Name");
            b.ToTable("predictions", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ProblemRow", b =>
        {
            b.Property<string>("Id").HasColumnType("text").HasColumnName("id");
            b.Property<string>("Answer").IsRequired().HasColumnType("text").HasColumnName("answer");
            b.Property<string>("Author").IsRequired().HasColumnType("text").HasColumnName("author");
            b.Property<long>("CandidateIndex").HasColumnType("bigint").HasColumnName("candidate_index");
            b.Property<string>("CellKey").IsRequired().HasColumnType("text").HasColumnName("cell_key");
            b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
            b.Property<string>("Document").IsRequired().HasColumnType("jsonb").HasColumnName("document");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<string>("Family").IsRequired().HasColumnType("text").HasColumnName("family");
            b.Property<string>("FigureKind").IsRequired().HasColumnType("text").HasColumnName("figure_kind");
            b.Property<int>("Level").HasColumnType("integer").HasColumnName("level");
            b.Property<string>("Lineage").IsRequired().HasColumnType("text").HasColumnName("lineage");
            b.Property<double?>("MeasuredDifficulty").HasColumnType("double precision").HasColumnName("measured_difficulty");
            b.Property<string[]>("NodeIds").IsRequired().HasColumnType("text[]").HasColumnName("node_ids");
            b.Property<double>("NominalDifficulty").HasColumnType("double precision").HasColumnName("nominal_difficulty");
            b.Property<string>("ParentId").HasColumnType("text").HasColumnName("parent_id");
            b.Property<long?>("PictureHash").HasColumnType("bigint").HasColumnName("picture_hash");
            b.Property<string>("Question").IsRequired().HasColumnType("text").HasColumnName("question");
            b.Property<string>("Reason").HasColumnType("text").HasColumnName("reason");
            b.Property<bool>("Repaired").HasColumnType("boolean").HasColumnName("repaired");
            b.Property<string>("RootId").IsRequired().HasColumnType("text").HasColumnName("root_id");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<long?>("SceneHash").HasColumnType("bigint").HasColumnName("scene_hash");
            b.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
            b.Property<long?>("TextHash").HasColumnType("bigint").HasColumnName("text_hash");
            b.Property<int>("Wave").HasColumnType("integer").HasColumnName("wave");
            b.HasKey("Id");
            b.ToTable("problems", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ProposalRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("DecidedBy").IsRequired().HasColumnType("text").HasColumnName("decided_by");
            b.Property<string>("Domain").IsRequired().HasColumnType("text").HasColumnName("domain");
            b.Property<string>("Kind").IsRequired().HasColumnType("text").HasColumnName("kind");
            b.Property<string>("Name").IsRequired().HasColumnType("text").HasColumnName("name");
            b.Property<string>("ParentId").HasColumnType("text").HasColumnName("parent_id");
            b.Property<string>("Principle").HasColumnType("text").HasColumnName("principle");
            b.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
            b.Property<string>("TargetId").HasColumnType("text").HasColumnName("target_id");
            b.Property<string>("Tool").HasColumnType("jsonb").HasColumnName("tool");
            b.Property<DateTimeOffset?>("UndoneAt").HasColumnType("timestamp with time zone").HasColumnName("undone_at");
            b.Property<string>("UndoneBy").HasColumnType("text").HasColumnName("undone_by");
            b.Property<string>("Verdict").IsRequired().HasColumnType("text").HasColumnName("verdict");
            b.HasKey("Id");
            b.ToTable("proposals", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.RepairRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<int>("Round").HasColumnType("integer").HasColumnName("round");
            b.Property<int>("Ordinal").HasColumnType("integer").HasColumnName("ordinal");
            b.Property<string>("Actor").IsRequired().HasColumnType("text").HasColumnName("actor");
            b.Property<string>("After").HasColumnType("jsonb").HasColumnName("after");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Before").HasColumnType("jsonb").HasColumnName("before");
            b.Property<string>("FindingCheck").IsRequired().HasColumnType("text").HasColumnName("finding_check");
            b.Property<int>("FindingOrdinal").HasColumnType("integer").HasColumnName("finding_ordinal");
            b.Property<string>("Outcome").IsRequired().HasColumnType("text").HasColumnName("outcome");
            b.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
            b.Property<string>("Repair").IsRequired().HasColumnType("text").HasColumnName("repair");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.HasKey("ProblemId", "Round", "Ordinal");
            b.ToTable("repairs", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ReplyRow", b =>
        {
            b.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("bigint").HasColumnName("id").HasAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<int>("CompletionTokens").HasColumnType("integer").HasColumnName("completion_tokens");
            b.Property<decimal>("Cost").HasColumnType("numeric").HasColumnName("cost");
            b.Property<string>("Error").HasColumnType("text").HasColumnName("error");
            b.Property<string>("Key").IsRequired().HasColumnType("text").HasColumnName("key");
            b.Property<string>("Model").IsRequired().HasColumnType("text").HasColumnName("model");
            b.Property<int>("PromptTokens").HasColumnType("integer").HasColumnName("prompt_tokens");
            b.Property<string>("Purpose").IsRequired().HasColumnType("text").HasColumnName("purpose");
            b.Property<string>("Reason").IsRequired().HasColumnType("text").HasColumnName("reason");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Stop").HasColumnType("text").HasColumnName("stop");
            b.Property<string>("Text").HasColumnType("text").HasColumnName("text");
            b.HasKey("Id");
            b.ToTable("replies", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ReviewRow", b =>
        {
            b.Property<string>("ProblemId").HasColumnType("text").HasColumnName("problem_id");
            b.Property<int>("Version").HasColumnType("integer").HasColumnName("version");
            b.Property<string>("After").HasColumnType("jsonb").HasColumnName("after");
            b.Property<DateTimeOffset>("At").HasColumnType("timestamp with time zone").HasColumnName("at");
            b.Property<string>("Before").HasColumnType("jsonb").HasColumnName("before");
            b.Property<Guid?>("BulkId").HasColumnType("uuid").HasColumnName("bulk_id");
            b.Property<string>("Comment").IsRequired().HasColumnType("text").HasColumnName("comment");
            b.Property<string>("Reviewer").IsRequired().HasColumnType("text").HasColumnName("reviewer");
            b.Property<string>("RunId").IsRequired().HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("Verdict").IsRequired().HasColumnType("text").HasColumnName("verdict");
            b.HasKey("ProblemId", "Version");
            b.ToTable("reviews", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.RunNodeUsageRow", b =>
        {
            b.Property<string>("RunId").HasColumnType("text").HasColumnName("run_id");
            b.Property<string>("NodeId").HasColumnType("text").HasColumnName("node_id");
            b.Property<long>("Uses").HasColumnType("bigint").HasColumnName("uses");
            b.HasKey("RunId", "NodeId");
            b.ToTable("run_node_usage", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.RunRow", b =>
        {
            b.Property<string>("Id").HasColumnType("text").HasColumnName("id");
            b.Property<long>("Accepted").HasColumnType("bigint").HasColumnName("accepted");
            b.Property<long>("Candidates").HasColumnType("bigint").HasColumnName("candidates");
            b.Property<string>("CodeVersions").IsRequired().HasColumnType("jsonb").HasColumnName("code_versions");
            b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
            b.Property<DateTimeOffset?>("FinishedAt").HasColumnType("timestamp with time zone").HasColumnName("finished_at");
            b.Property<string>("Plan").IsRequired().HasColumnType("jsonb").HasColumnName("plan");
            b.Property<string>("Reason").HasColumnType("text").HasColumnName("reason");
            b.Property<long>("Rejected").HasColumnType("bigint").HasColumnName("rejected");
            b.Property<long>("Repaired").HasColumnType("bigint").HasColumnName("repaired");
            b.Property<string>("Request").IsRequired().HasColumnType("text").HasColumnName("request");
            b.Property<Decimal>("Seed").HasColumnType("numeric(20,0)").HasColumnName("seed");
            b.Property<string>("Settings").IsRequired().HasColumnType("jsonb").HasColumnName("settings");
            b.Property<DateTimeOffset?>("StartedAt").HasColumnType("timestamp with time zone").HasColumnName("started_at");
            b.Property<string>("State").IsRequired().HasColumnType("text").HasColumnName("state");
            b.HasKey("Id");
            b.ToTable("runs", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ToolRow", b =>
        {
            b.Property<string>("Id").HasColumnType("text").HasColumnName("id");
            b.Property<string[]>("FigureKinds").IsRequired().HasColumnType("text[]").HasColumnName("figure_kinds");
            b.Property<DateTimeOffset>("ImportedAt").HasColumnType("timestamp with time zone").HasColumnName("imported_at");
            b.Property<string>("Origin").IsRequired().HasColumnType("text").HasColumnName("origin");
            b.Property<string>("Signature").IsRequired().HasColumnType("text").HasColumnName("signature");
            b.Property<string>("Source").IsRequired().HasColumnType("text").HasColumnName("source");
            b.Property<string>("Example").IsRequired().HasColumnType("text").HasColumnName("example");
            b.Property<string>("Summary").IsRequired().HasColumnType("text").HasColumnName("summary");
            b.HasKey("Id");
            b.ToTable("tools", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.UserRow", b =>
        {
            b.Property<string>("Name").HasColumnType("text").HasColumnName("name");
            b.Property<DateTimeOffset>("CreatedAt").HasColumnType("timestamp with time zone").HasColumnName("created_at");
            b.Property<DateTimeOffset?>("DisabledAt").HasColumnType("timestamp with time zone").HasColumnName("disabled_at");
            b.Property<string>("PasswordHash").IsRequired().HasColumnType("text").HasColumnName("password_hash");
            b.Property<string>("Role").IsRequired().HasColumnType("text").HasColumnName("role");
            b.Property<string>("SecurityStamp").IsRequired().HasColumnType("text").HasColumnName("security_stamp");
            b.Property<DateTimeOffset?>("SignedInAt").HasColumnType("timestamp with time zone").HasColumnName("signed_in_at");
            b.HasKey("Name");
            b.ToTable("users", "flywheel");
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.BatchRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CanaryRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CellRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.CommentRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.DecisionRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.EdgeRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.NodeRow", null).WithMany().HasForeignKey("FromId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            b.HasOne("Flywheel.Knowledge.Storage.NodeRow", null).WithMany().HasForeignKey("ToId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ExportRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.FindingRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.NodeRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.DomainRow", null).WithMany().HasForeignKey("DomainId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            b.HasOne("Flywheel.Knowledge.Storage.NodeRow", null).WithMany().HasForeignKey("ParentId").OnDelete(DeleteBehavior.Cascade);
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.PredictionRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ProblemRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ParentId").OnDelete(DeleteBehavior.SetNull);
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
            b.HasOne("Flywheel.Knowledge.Storage.CellRow", null).WithMany().HasForeignKey("RunId", "CellKey").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.RepairRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ReplyRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.ReviewRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.ProblemRow", null).WithMany().HasForeignKey("ProblemId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

        modelBuilder.Entity("Flywheel.Knowledge.Storage.RunNodeUsageRow", b =>
        {
            b.HasOne("Flywheel.Knowledge.Storage.RunRow", null).WithMany().HasForeignKey("RunId").OnDelete(DeleteBehavior.Cascade).IsRequired();
        });

    }
}
