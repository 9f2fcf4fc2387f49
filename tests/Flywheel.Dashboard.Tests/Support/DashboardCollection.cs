namespace Flywheel.Dashboard.Tests.Support;

/// <summary>The tests that share one dashboard. They change only what they made themselves, or what they put back.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardFixture>
{
    public const string Name = "dashboard";
}
