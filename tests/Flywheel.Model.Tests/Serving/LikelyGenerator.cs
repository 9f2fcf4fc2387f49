using System.Runtime.CompilerServices;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Tests.Serving;

/// <summary>Writes one token and tells how likely it was.</summary>
public sealed class LikelyGenerator : IGenerator
{
    public string Model => "likely";

    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new GeneratedPiece("é", 1, [new TokenLogProbability("é", -0.5, [new("é", -0.5), new("e", -1.5)])]);
        yield return GeneratedPiece.Last(new GenerationEnd(FinishReason.Stop, null, 1, 1));
    }
}
