using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Pages;

/// <summary>What is shown in place of a page that cannot be.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    /// <summary>What happened, in few words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What to do about it.</summary>
    public string Advice { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    /// <summary>An error that was thrown has its status by now; the address of its page is the same for all.</summary>
    private void Show(int code) => (Title, Advice) = (HttpContext.Features.Get<IExceptionHandlerFeature>() is null ? code : Response.StatusCode) switch
    {
        400 => ("The form could not be read", "It may have been open for too long. Go back, reload the page, and send it again."),
        401 => ("Sign in first", "This page is for people with an account."),
        403 => ("Your role does not allow this", "Ask an administrator to do it, or for another role."),
        404 => ("There is no such page", "It may have been removed, or the address is incomplete."),
        405 => ("The page does not take this request", "Use the page's own buttons."),
        411 => ("The form does not say how long it is", "Send it with a Content-Length."),
        413 => ("That is too large", "The dashboard takes at most 4 MB at a time."),
        429 => ("Too many attempts", "Wait a minute and try again."),
        503 => ("The database is away", "The page works again as soon as it is back; nothing is lost."),
        _ => ("Something went wrong", "It is in the log of the process that serves this page. Try again; what you had done before is stored."),
    };
}
