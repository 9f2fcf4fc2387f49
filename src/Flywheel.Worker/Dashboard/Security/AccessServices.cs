using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Who may enter.</summary>
internal static class AccessServices
{
    /// <summary>Adds authentication and the rule that every page needs a person.</summary>
    public static void AddAccess(this IServiceCollection services, DashboardOptions options)
    {
        services.AddAuthentication(LocalAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
