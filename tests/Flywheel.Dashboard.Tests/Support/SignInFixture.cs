namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard that people sign in to, for a class of tests.</summary>
public sealed class SignInFixture(DashboardFixture dashboard) : IAsyncLifetime
{
    internal SignInServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SignInServer.StartAsync(dashboard);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
