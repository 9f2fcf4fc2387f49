using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Flywheel.Dashboard.Tests.Support.LongestFirst", "Flywheel.Dashboard.Tests")]

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Begins with the collection that takes longer than all others together, so that they run beside it and not before it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderByDescending(c => c.DisplayName == DashboardCollection.Name);
}
