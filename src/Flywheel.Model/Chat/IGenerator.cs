namespace Flywheel.Model.Chat;

/// <summary>
/// A model that writes text about text and pictures: the local engine, a remote server, or a script in tests. Thread-safe; requests may run
/// side by side.
/// </summary>
public interface IGenerator
{
    /// <summary>The model's name, as it is shown and recorded.</summary>
    string Model { get; }

    /// <summary>Writes, piece by piece. Ending the enumeration early ends the work.</summary>
    /// <param name="request">The conversation and how to go on with it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="GenerationException">The request cannot be met, or the model or its server failed for good.</exception>
    IAsyncEnumerable<GeneratedPiece> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken);
}
