namespace Flywheel.Worker.Tests.Runs;

/// <summary>Tests that grow runs take turns: each wants all processors.</summary>
[CollectionDefinition(Name)]
public sealed class GrowthCollection : ICollectionFixture<UndisturbedRun>
{
    public const string Name = "growth";
}
