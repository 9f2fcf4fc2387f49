using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Flywheel.Knowledge.Storage;

/// <summary>The tables of the flywheel, all in the schema <see cref="Schema"/> and named in snake case.</summary>
/// <remarks>Indexes, check constraints and triggers are written in the migrations alone; a test compares the columns of both.</remarks>
public sealed class FlywheelDbContext : DbContext
{
    /// <summary>The database schema that holds all tables.</summary>
    public const string Schema = "flywheel";

    /// <summary>The table, in <see cref="Schema"/>, that lists the migrations applied.</summary>
    public const string MigrationsTable = "migrations";

    /// <summary>The assembly that holds the migrations.</summary>
    public const string MigrationsAssembly = "Flywheel.Migrations";

    /// <summary>A context with options made by <see cref="StorageOptions"/>.</summary>
    public FlywheelDbContext(DbContextOptions<FlywheelDbContext> options)
        : base(options)
    {
    }

    /// <summary>The domains of knowledge.</summary>
    public DbSet<DomainRow> Domains => Set<DomainRow>();

    /// <summary>The nodes of the knowledge graph.</summary>
    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    /// <summary>The edges of the knowledge graph.</summary>
    public DbSet<EdgeRow> Edges => Set<EdgeRow>();

    /// <summary>The visual tools.</summary>
    public DbSet<ToolRow> Tools => Set<ToolRow>();

    /// <summary>Node usage over all runs.</summary>
    public DbSet<NodeUsageRow> NodeUsage => Set<NodeUsageRow>();

    /// <summary>Node usage by run.</summary>
    public DbSet<RunNodeUsageRow> RunNodeUsage => Set<RunNodeUsageRow>();

    /// <summary>The runs.</summary>
    public DbSet<RunRow> Runs => Set<RunRow>();

    /// <summary>The cells of the runs' plans.</summary>
    public DbSet<CellRow> Cells => Set<CellRow>();

    /// <summary>The batches of the runs' work.</summary>
    public DbSet<BatchRow> Batches => Set<BatchRow>();

    /// <summary>The problems.</summary>
    public DbSet<ProblemRow> Problems => Set<ProblemRow>();

    /// <summary>What the checks said.</summary>
    public DbSet<FindingRow> Findings => Set<FindingRow>();

    /// <summary>What the repairs proposed.</summary>
    public DbSet<RepairRow> Repairs => Set<RepairRow>();

    /// <summary>The append-only ledger.</summary>
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    /// <summary>The known-bad problems.</summary>
    public DbSet<CanaryRow> Canaries => Set<CanaryRow>();

    /// <summary>The exports.</summary>
    public DbSet<ExportRow> Exports => Set<ExportRow>();

    /// <summary>The verdicts of people.</summary>
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    /// <summary>What the machine decided about problems that failed a check.</summary>
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    /// <summary>What people said without deciding.</summary>
    public DbSet<CommentRow> Comments => Set<CommentRow>();


    /// <summary>What models replied.</summary>
    public DbSet<ReplyRow> Replies => Set<ReplyRow>();

    /// <summary>The names that models gave for knowledge and tools.</summary>
    public DbSet<PredictionRow> Predictions => Set<PredictionRow>();

    /// <summary>What those names were merged into.</summary>
    public DbSet<PredictedNameRow> PredictedNames => Set<PredictedNameRow>();

    /// <summary>What people decided about those names.</summary>
    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    /// <summary>The drafts of domains.</summary>
    public DbSet<DomainDraftRow> DomainDrafts => Set<DomainDraftRow>();

    /// <summary>What imports changed in domains.</summary>
    public DbSet<DomainChangeRow> DomainChanges => Set<DomainChangeRow>();
    /// <summary>The dashboard's accounts.</summary>
    public DbSet<UserRow> Users => Set<UserRow>();
    /// <summary>The append-only record of what people do.</summary>
    public DbSet<ActionRow> Actions => Set<ActionRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        ConfigureKnowledge(modelBuilder);
        ConfigureRuns(modelBuilder);
        ConfigureAudit(modelBuilder);
        ConfigureModels(modelBuilder);
        ConfigureAccounts(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static void ConfigureKnowledge(ModelBuilder model)
    {
        model.Entity<DomainRow>();
        model.Entity<NodeRow>().HasOne<DomainRow>().WithMany().HasForeignKey(row => row.DomainId);
        model.Entity<NodeRow>().HasOne<NodeRow>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<EdgeRow>().HasOne<NodeRow>().WithMany().HasForeignKey(row => row.FromId);
        model.Entity<EdgeRow>().HasOne<NodeRow>().WithMany().HasForeignKey(row => row.ToId);
        model.Entity<ToolRow>();
        model.Entity<DomainDraftRow>();
        model.Entity<DomainChangeRow>();
        model.Entity<NodeUsageRow>();
        model.Entity<RunNodeUsageRow>().HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
    }

    private static void ConfigureRuns(ModelBuilder model)
    {
        model.Entity<RunRow>();
        model.Entity<CellRow>().HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
        model.Entity<BatchRow>().HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
        model.Entity<ProblemRow>(problem =>
        {
            problem.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
            problem.HasOne<CellRow>().WithMany().HasForeignKey(row => new { row.RunId, row.CellKey });
            problem.HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<ExportRow>().HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
    }

    private static void ConfigureAudit(ModelBuilder model)
    {
        model.Entity<FindingRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<RepairRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<CanaryRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<ReviewRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<DecisionRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<CommentRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<LedgerRow>();
    }

    private static void ConfigureModels(ModelBuilder model)
    {
        model.Entity<ReplyRow>().HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
        model.Entity<PredictionRow>().HasOne<ProblemRow>().WithMany().HasForeignKey(row => row.ProblemId);
        model.Entity<PredictedNameRow>();
        model.Entity<ProposalRow>();
    }

    private static void ConfigureAccounts(ModelBuilder model)
    {
        model.Entity<UserRow>();
        model.Entity<ActionRow>();
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
