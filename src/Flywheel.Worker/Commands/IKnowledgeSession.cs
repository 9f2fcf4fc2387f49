using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Commands;

/// <summary>What the commands about knowledge need: a migrated database for as long as the command runs, and the shipped files.</summary>
public interface IKnowledgeSession : IAsyncDisposable
{
    /// <summary>The folder of the knowledge that ships.</summary>
    string KnowledgeFolder { get; }

    /// <summary>A context over the database; the caller disposes it.</summary>
    FlywheelDbContext CreateContext();
}
