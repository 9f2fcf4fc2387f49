using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Who may enter.</summary>
internal static class AccessServices
{
    /// <summary>Adds authentication and the rule that every page needs a person.</summary>
    public static void AddAccess(this IServiceCollection services, DashboardOptions options)
    {
        services.AddSingleton<IPasswordHasher<UserRow>>(PasswordRules.CreateHasher()).AddSingleton<SessionStamps>().AddSingleton<SignInLimiter>().AddSingleton<ActionRecorder>().AddScoped<AccountDesk>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (options.RequiresSignIn)
        {
            AddSessions(services, options);
        }
        else
        {
            services.AddAuthentication(LocalAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.SchemeName, null);
        }

        services.Configure<CookieTempDataProviderOptions>(message =>
        {
            message.Cookie.Name = "flywheel-message";
            message.Cookie.SameSite = SameSiteMode.Strict;
            message.Cookie.HttpOnly = true;
            message.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // One proxy, on this machine: what it says of its client is believed, what the client says of itself is not.
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    private static void AddSessions(IServiceCollection services, DashboardOptions options)
    {
        services.AddScoped<AccountAuthentication>();
        services.AddAuthentication(AccountAuthentication.SchemeName).AddCookie(AccountAuthentication.SchemeName, cookie =>
        {
            cookie.Cookie.Name = AccountAuthentication.CookieName;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = options.SessionLength;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.EventsType = typeof(AccountAuthentication);
        });
    }
}
