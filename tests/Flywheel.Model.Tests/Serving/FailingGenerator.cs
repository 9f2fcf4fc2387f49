using System.Runtime.CompilerServices;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Tests.Serving;

/// <summary>Writes some pieces and then fails.</summary>
public sealed class FailingGenerator(GenerationFailure failure, int pieces) : IGenerator
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Model => "failing";

    public Task Begun => _begun.Task;

    public Task Ended => _ended.Task;

    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        try
        {
            for (var i = 0; i < pieces; i++)
            {
                await Task.Delay(1, cancellationToken);
                yield return new GeneratedPiece("x", 1);
            }

            throw new GenerationException(failure, "gone");
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
