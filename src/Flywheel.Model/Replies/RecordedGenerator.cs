using System.Runtime.CompilerServices;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Replies;

/// <summary>A recorded model for one purpose; a reply comes in one piece.</summary>
/// <param name="model">The model.</param>
/// <param name="purpose">What replies are asked for.</param>
internal sealed class RecordedGenerator(RecordedModel model, string purpose) : IGenerator
{
    /// <inheritdoc />
    public string Model => model.Model;

    /// <inheritdoc />
    public async IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reply = await model.AskAsync(purpose, request, cancellationToken);
        yield return new GeneratedPiece(reply.Text!, reply.CompletionTokens);
        yield return GeneratedPiece.Last(new GenerationEnd(reply.Reason, reply.Stop, reply.PromptTokens, reply.CompletionTokens));
    }
}
