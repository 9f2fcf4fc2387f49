using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Tests.Chat;

/// <summary>Plays a model: the n-th request is answered by the n-th line of a script, cut into small pieces.</summary>
public sealed class ScriptedGenerator(params ImmutableArray<ScriptedText> script) : IGenerator
{
    private readonly List<GenerationRequest> _requests = [];

    public string Model => "scripted";

    public IReadOnlyList<GenerationRequest> Requests => _requests;

    /// <summary>Whether it ends at stop strings and names them, as the local engine does, or writes on, as a careless server does.</summary>
    public bool HonoursStops { get; init; } = true;

    /// <summary>Whether it names the stop string that came up.</summary>
    public bool ReportsStops { get; init; } = true;

    public int PieceLength { get; init; } = 3;

    public TimeSpan Delay { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index;
        lock (_requests)
        {
            index = _requests.Count;
            _requests.Add(request);
        }

        var line = script[Math.Min(index, script.Length - 1)];
        var stop = HonoursStops ? request.Stop.Where(s => line.Text.Contains(s, StringComparison.Ordinal)).MinBy(s => line.Text.IndexOf(s, StringComparison.Ordinal)) : null;
        var text = stop is null ? line.Text : line.Text[..line.Text.IndexOf(stop, StringComparison.Ordinal)];
        for (var start = 0; start < text.Length; start += PieceLength)
        {
            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, Time, cancellationToken);
            }

            yield return new GeneratedPiece(text.Substring(start, Math.Min(PieceLength, text.Length - start)), 1);
        }

        var tokens = (text.Length + PieceLength - 1) / PieceLength;
        yield return GeneratedPiece.Last(new GenerationEnd(stop is null ? line.Reason : FinishReason.Stop, ReportsStops ? stop : null, 10, tokens));
    }
}
