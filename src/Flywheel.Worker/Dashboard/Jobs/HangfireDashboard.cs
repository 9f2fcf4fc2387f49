#if HANGFIRE_DASHBOARD
using Flywheel.Worker.Dashboard.Security;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
#endif

namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>Hangfire's own dashboard, for administrators, in programs that are built with the real package.</summary>
internal static class HangfireDashboard
{
#if HANGFIRE_DASHBOARD
    /// <summary>Where it is; null where there is none.</summary>
    public static string? Address => Path;

    private const string Path = "/jobs/hangfire";

    /// <summary>Its pages carry style attributes and pictures in addresses; scripts come from this server alone, as everywhere.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Adds it to the dashboard's pages.</summary>
    public static void Map(WebApplication application) => application
        .MapHangfireDashboardWithNoAuthorizationFilters(Path, new Hangfire.DashboardOptions { AppPath = "/jobs", DashboardTitle = "VThinker jobs", DisplayStorageConnectionString = false })
        .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(nameof(Role.Admin)).Build())
        .Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate ?? throw new InvalidOperationException("Hangfire's dashboard answers no request.");
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                return inner(context);
            };
        });
#else
    /// <summary>Where it is; null where there is none.</summary>
    public static string? Address => null;

    /// <summary>Adds it to the dashboard's pages: here there is none to add.</summary>
    public static void Map(WebApplication application) => ArgumentNullException.ThrowIfNull(application);
#endif
}
