namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Tells browsers to run our own scripts and styles and nothing else, to show the pages in no frame, and to send nothing outside.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, DashboardOptions options)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>A year without a connection in the clear, for names whose certificate is ours.</summary>
    private const string TransportSecurity = "max-age=31536000";

    public Task InvokeAsync(HttpContext context)
    {
        // At the very start of the answer: an error throws away what was set before it.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (options.HasOwnCertificate)
        {
            headers.StrictTransportSecurity = TransportSecurity;
        }
    }
}
