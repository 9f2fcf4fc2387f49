using System.Runtime.CompilerServices;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>
/// Asks a model a question about a picture and lets it think with code: each block that it writes is run, and what comes of it is added to the
/// same turn, in which the model goes on. Thread-safe.
/// </summary>
/// <param name="generator">The model.</param>
/// <param name="sandbox">Where its code runs.</param>
/// <param name="time">The clock.</param>
public sealed class Thinker(IGenerator generator, ISandbox sandbox, TimeProvider time)
{
    /// <summary>Thinks to the end.</summary>
    /// <exception cref="GenerationException">The model failed.</exception>
    /// <exception cref="SandboxUnavailableException">The model wrote code that this machine has no sandbox for.</exception>
    public async Task<ThinkingTranscript> AnswerAsync(ThinkingRequest request, CancellationToken cancellationToken)
    {
        await foreach (var step in ThinkAsync(request, cancellationToken))
        {
            if (step is ThinkingEnded ended)
            {
                return ended.Transcript;
            }
        }

        throw new InvalidOperationException("Thinking ended without its last event.");
    }

    /// <summary>Thinks, and tells what happens as it happens. The last event is <see cref="ThinkingEnded"/>.</summary>
    /// <exception cref="ArgumentException">Limits or sampling are out of range.</exception>
    /// <exception cref="GenerationException">The model failed.</exception>
    /// <exception cref="SandboxUnavailableException">The model wrote code that this machine has no sandbox for.</exception>
    public IAsyncEnumerable<ThinkingEvent> ThinkAsync(ThinkingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if ((request.Limits.FindError() ?? request.Sampling.FindError()) is { } error)
        {
            throw new ArgumentException(error, nameof(request));
        }

        return RunAsync(request, cancellationToken);
    }

    private async IAsyncEnumerable<ThinkingEvent> RunAsync(ThinkingRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limits = request.Limits;
        using var deadline = new CancellationTokenSource(limits.Time, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using var session = sandbox.Open(request.Picture);
        var turn = new ThinkingTurn(request, time);
        while (turn.Outcome is null)
        {
            var generation = generator.GenerateAsync(turn.NextRequest(), linked.Token).GetAsyncEnumerator(linked.Token);
            await using (generation)
            {
                var scanner = turn.BeginSegment();
                while (scanner.Found is null && await NextAsync(generation, turn, deadline.Token, cancellationToken))
                {
                    turn.Count(generation.Current);
                    if (turn.Write(scanner.Add(generation.Current.Text)) is { } written)
                    {
                        yield return written;
                    }
                }

                if (turn.Write(scanner.Flush()) is { } rest)
                {
                    yield return rest;
                }

                if (turn.EndSegment(scanner.Found) is { } tag)
                {
                    yield return tag;
                }
            }

            if (turn.Block is { } block && await RunAsync(session, block, turn, deadline.Token, cancellationToken, linked.Token) is { } reply)
            {
                yield return turn.Return(reply, out var written);
                yield return written;
            }
            else if (turn.Outcome is null && turn.ReturnNothing() is { } note)
            {
                yield return note;
            }
        }

        yield return new ThinkingEnded(turn.Complete());
    }

    /// <summary>The next piece; false at the end or when the time is over.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<GeneratedPiece> generation, ThinkingTurn turn, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await generation.MoveNextAsync();
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            turn.RunOutOfTime();
            return false;
        }
    }

    /// <summary>Runs a block; null when the time is over.</summary>
    private static async Task<SandboxReply?> RunAsync(
        ISandboxSession session, CodeBlock block, ThinkingTurn turn, CancellationToken deadline, CancellationToken cancellationToken, CancellationToken either)
    {
        try
        {
            return await session.RunAsync(block, turn.Current, either);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            turn.RunOutOfTime();
            return null;
        }
    }
}
