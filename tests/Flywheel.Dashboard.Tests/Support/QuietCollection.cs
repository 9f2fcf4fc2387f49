namespace Flywheel.Dashboard.Tests.Support;

/// <summary>The tests that share a dashboard without workers.</summary>
[CollectionDefinition(Name)]
public sealed class QuietCollection : ICollectionFixture<QuietDashboard>
{
    public const string Name = "quiet dashboard";
}
