using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>The sandbox of one conversation: what a block leaves behind, the next one finds. One block at a time.</summary>
public interface ISandboxSession : IAsyncDisposable
{
    /// <summary>Runs a block. Whatever the code does is a reply, not an exception.</summary>
    /// <param name="block">The code.</param>
    /// <param name="current">The picture as the conversation shows it last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<SandboxReply> RunAsync(CodeBlock block, Picture current, CancellationToken cancellationToken);
}
