using Flywheel.Worker.Accounts;
using Flywheel.Worker.Dashboard.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages.Accounts;

/// <summary>A person's own account. Everybody may change their own; nobody else's is named here.</summary>
[Writes(Role.Viewer)]
internal sealed class AccountModel(AccountDesk desk, DashboardOptions options) : PageModel
{
    /// <summary>Whether the person signed in, and so can sign out.</summary>
    public bool HasSession => options.RequiresSignIn;

    /// <summary>What the role may do.</summary>
    public string Rights => User.Role() switch
    {
        Role.Admin => "You decide about problems, start and stop runs, import knowledge and keep the accounts.",
        Role.Reviewer => "You look at everything and decide about problems.",
        _ => "You look at everything and change nothing.",
    };

    public async Task<IActionResult> OnPostPasswordAsync(string? oldPassword, string? newPassword, string? newPasswordAgain, CancellationToken cancellationToken)
    {
        if (!HasSession)
        {
            return RedirectToPage();
        }

        if (newPassword != newPasswordAgain)
        {
            TempData["Error"] = "The two new passwords differ.";
            return RedirectToPage();
        }

        try
        {
            var stamp = await desk.ChangePasswordAsync(User.Name(), oldPassword ?? "", newPassword ?? "", HttpContext.Doer(), cancellationToken);
            await AccountAuthentication.BeginAsync(HttpContext, User.Name(), User.Role()!.Value, stamp);
            TempData["Message"] = "The password is changed; your other sessions have ended.";
        }
        catch (AccountException e)
        {
            TempData["Error"] = e.Message;
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSignOutAsync(CancellationToken cancellationToken)
    {
        if (HasSession)
        {
            await desk.SignedOutAsync(HttpContext.Doer(), cancellationToken);
            await HttpContext.SignOutAsync(AccountAuthentication.SchemeName);
        }

        return Redirect("/sign-in");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (HasSession)
        {
            await desk.EndSessionsAsync(User.Name(), HttpContext.Doer(), cancellationToken);
            await HttpContext.SignOutAsync(AccountAuthentication.SchemeName);
        }

        return Redirect("/sign-in");
    }
}
