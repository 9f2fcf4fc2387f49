using System.Collections.Immutable;
using System.Net;

namespace Flywheel.Worker.Dashboard;

/// <summary>Where the dashboard listens, and what it may show.</summary>
public sealed record DashboardOptions
{
    /// <summary>The port unless something else is said.</summary>
    public const int DefaultPort = 5080;

    /// <summary>The address that it listens on. On any but loopback, people have to sign in.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The data folder: keys of cookies, pictures that were drawn, and trained models are in it. An absolute path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders of trainings beside the data folder; absolute paths.</summary>
    public ImmutableArray<string> ModelFolders { get; init; } = [];

    /// <summary>Jobs that are done in this process at a time; 0 to look on only.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Whether people have to sign in.</summary>
    public bool RequiresSignIn => !IPAddress.IsLoopback(Address);
}
