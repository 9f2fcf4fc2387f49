namespace Hangfire.States;

/// <summary>Where a job stands, why, and since when.</summary>
public interface IState
{
    string Name { get; }

    string? Reason { get; }

    /// <summary>A job in a final state is done with: it expires, and what awaits it goes on.</summary>
    bool IsFinal { get; }

    /// <summary>Whether a job whose method is missing here may enter the state.</summary>
    bool IgnoreJobLoadException { get; }

    Dictionary<string, string> SerializeData();
}
