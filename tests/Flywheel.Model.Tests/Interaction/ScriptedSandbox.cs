using System.Collections.Immutable;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;

namespace Flywheel.Model.Tests.Interaction;

/// <summary>Returns what a script says, run by run; pictures are copies of the question's.</summary>
public sealed class ScriptedSandbox(ImmutableArray<(SandboxStatus Status, int Pictures, string Text)> script) : ISandbox
{
    public bool Accepts(CodeBlock block) => true;

    public ISandboxSession Open(Picture picture) => new Session(picture, new Queue<(SandboxStatus, int, string)>(script));

    private sealed class Session(Picture picture, Queue<(SandboxStatus Status, int Pictures, string Text)> replies) : ISandboxSession
    {
        public Task<SandboxReply> RunAsync(CodeBlock block, Picture current, CancellationToken cancellationToken)
        {
            var (status, pictures, text) = replies.Dequeue();
            return Task.FromResult(new SandboxReply(status, text, [.. Enumerable.Range(0, pictures).Select(_ => Picture.Read(picture.Png.AsSpan()))], TimeSpan.Zero));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
