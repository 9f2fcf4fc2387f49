namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Behind a proxy, takes only what came to it over TLS: without, passwords would cross the network in the clear.</summary>
internal sealed class ProxyGate(RequestDelegate next, DashboardOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!options.BehindProxy || context.Request.IsHttps || context.Request.Path == HealthEndpoint.Path)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("Behind a proxy the dashboard answers what a proxy on this machine took over TLS: it has to send X-Forwarded-Proto: https.", context.RequestAborted);
    }
}
