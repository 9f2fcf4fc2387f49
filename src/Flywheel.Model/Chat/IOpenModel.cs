namespace Flywheel.Model.Chat;

/// <summary>A generator that holds weights or connections until it is disposed of, and counts what it did. Whoever opened it disposes of it.</summary>
public interface IOpenModel : IGenerator, IAsyncDisposable
{
    /// <summary>What the requests came to so far.</summary>
    TokenLedger Ledger { get; }
}
