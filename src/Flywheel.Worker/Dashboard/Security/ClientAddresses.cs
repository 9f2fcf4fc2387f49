using Flywheel.Worker.Accounts;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Where requests come from.</summary>
internal static class ClientAddresses
{
    /// <summary>The client's network address; the proxy's word for it where there is one.</summary>
    public static string ClientAddress(this HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    /// <summary>Who asks, and from where.</summary>
    public static Doer Doer(this HttpContext context) => new(context.User.Name(), context.ClientAddress());
}
