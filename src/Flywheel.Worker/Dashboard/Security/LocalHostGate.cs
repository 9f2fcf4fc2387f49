using System.Net;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Without sign-in, answers requests under this machine's own names only: those under another name come from a web page that was made to look
/// local (DNS rebinding).
/// </summary>
internal sealed class LocalHostGate(RequestDelegate next, DashboardOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (options.RequiresSignIn || host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("Without sign-in the dashboard answers requests to localhost only.", context.RequestAborted);
    }
}
