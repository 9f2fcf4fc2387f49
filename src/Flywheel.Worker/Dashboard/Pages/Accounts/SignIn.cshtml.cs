using System.Globalization;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Accounts;

/// <summary>Where people sign in. It tells nobody which names there are: a wrong name, a wrong password and a closed account look the same.</summary>
[AllowAnonymous]
internal sealed class SignInModel(AccountDesk desk, SignInLimiter limiter, DashboardOptions options) : PageModel
{
    private const string Misfit = "Name and password do not fit, or the account is closed.";

    /// <summary>The name as typed, to be corrected.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where to go afterwards: an address of this dashboard.</summary>
    public string ReturnUrl { get; private set; } = "/";

    /// <summary>Why it did not work; null before the first attempt.</summary>
    public string? Problem { get; private set; }

    public IActionResult OnGet(string? returnUrl)
    {
        ReturnUrl = Local(returnUrl);
        return options.RequiresSignIn && User.Identity?.IsAuthenticated != true ? Page() : LocalRedirect(ReturnUrl);
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl, CancellationToken cancellationToken)
    {
        (Name, ReturnUrl) = (name is { Length: <= 63 } ? name : "", Local(returnUrl));
        if (!options.RequiresSignIn)
        {
            return LocalRedirect(ReturnUrl);
        }

        if (limiter.Try(HttpContext.Connection.RemoteIpAddress, AccountName.Parse(name) ?? "") is { } wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await desk.SignInAsync(name, password, HttpContext.ClientAddress(), cancellationToken) is not { } user)
        {
            Problem = Misfit;
            return Page();
        }

        await AccountAuthentication.BeginAsync(HttpContext, user.Name, Enum.Parse<Role>(user.Role), user.SecurityStamp);
        return LocalRedirect(ReturnUrl);
    }

    private string Local(string? url) => url is { Length: <= 2_000 } && Url.IsLocalUrl(url) ? url : "/";
}
