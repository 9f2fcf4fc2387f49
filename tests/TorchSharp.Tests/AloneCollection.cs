namespace TorchSharp.Tests;

/// <summary>Tests that measure the process, and so run when nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
