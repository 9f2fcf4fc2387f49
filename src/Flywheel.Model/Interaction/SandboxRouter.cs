using System.Collections.Immutable;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>Several sandboxes as one: a block runs in the first that accepts it.</summary>
/// <param name="sandboxes">The sandboxes, the preferred first.</param>
public sealed class SandboxRouter(params ImmutableArray<ISandbox> sandboxes) : ISandbox
{
    /// <inheritdoc />
    public bool Accepts(CodeBlock block) => sandboxes.Any(s => s.Accepts(block));

    /// <inheritdoc />
    public ISandboxSession Open(Picture picture) => new Session(sandboxes, picture);

    /// <summary>Sandboxes are opened when first needed: most conversations use one of them.</summary>
    private sealed class Session(ImmutableArray<ISandbox> sandboxes, Picture original) : ISandboxSession
    {
        private readonly Dictionary<ISandbox, ISandboxSession> _open = [];

        public Task<SandboxReply> RunAsync(CodeBlock block, Picture current, CancellationToken cancellationToken)
        {
            var sandbox = sandboxes.FirstOrDefault(s => s.Accepts(block));
            if (sandbox is null)
            {
                return Task.FromResult(new SandboxReply(SandboxStatus.Failed, $"Code in \"{block.Language}\" cannot be run here.", [], TimeSpan.Zero));
            }

            if (!_open.TryGetValue(sandbox, out var session))
            {
                _open[sandbox] = session = sandbox.Open(original);
            }

            return session.RunAsync(block, current, cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var session in _open.Values)
            {
                await session.DisposeAsync();
            }

            _open.Clear();
        }
    }
}
