using System.Security.Claims;
using Flywheel.Worker.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Sessions of people who signed in: a cookie that the server alone can read, which holds name, role and the account's stamp. It ends after
/// <see cref="DashboardOptions.SessionLength"/>, with the browser, and when the account's stamp changes.
/// </summary>
internal sealed class AccountAuthentication(SessionStamps stamps) : CookieAuthenticationEvents
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "account";

    /// <summary>The cookie's name; the prefix makes browsers take it from this host alone, over TLS alone.</summary>
    public const string CookieName = "__Host-flywheel";

    private const string StampClaim = "flywheel:stamp";

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, string name, Role role, string stamp) => context.SignInAsync(SchemeName, PersonOf(name, role, stamp));

    /// <summary>Who a session is of.</summary>
    internal static ClaimsPrincipal PersonOf(string name, Role role, string stamp)
    {
        var person = Person.Of(name, role, SchemeName);
        ((ClaimsIdentity)person.Identity!).AddClaim(new Claim(StampClaim, stamp));
        return person;
    }

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The page that says what went wrong is shown without asking the database again, which may be what went wrong.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return;
        }

        var person = context.Principal!;
        if (person.Identity?.Name is not { } name || person.FindFirstValue(StampClaim) is not { } stamp || !await stamps.HoldsAsync(name, stamp, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SchemeName);
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsNavigation(context.Request))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether a person would see where a redirect leads; scripts and pictures would take the page for their answer.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        !request.Headers.ContainsKey("X-Requested-With") && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document";
}
