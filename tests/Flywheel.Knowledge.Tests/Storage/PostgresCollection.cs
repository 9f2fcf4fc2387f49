namespace Flywheel.Knowledge.Tests.Storage;

/// <summary>The tests that share one cluster; each makes databases of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}
