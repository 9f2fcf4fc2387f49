using System.Net;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Without sign-in, answers requests under this machine's own names only: those under another name come from a web page that was made to look
/// local (DNS rebinding). With sign-in, under the names that were given, or any if none was.
/// </summary>
internal sealed class LocalHostGate(RequestDelegate next, DashboardOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (options.RequiresSignIn ? options.Hosts.Count == 0 || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) || context.Request.Path == HealthEndpoint.Path : IsLocal(host))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync(
            options.RequiresSignIn ? "The dashboard does not answer under this name." : "Without sign-in the dashboard answers requests to localhost only.", context.RequestAborted);
    }

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
