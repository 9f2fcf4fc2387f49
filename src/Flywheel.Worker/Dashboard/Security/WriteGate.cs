using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Refuses forms from people whose role does not allow them; see <see cref="WritesAttribute"/>. Pages for everybody (signing in, errors) take
/// forms from everybody.
/// </summary>
internal sealed class WriteGate : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return next();
        }

        if (!IsForEverybody(context.ActionDescriptor) && !context.HttpContext.User.Has(RoleOf(context.ActionDescriptor)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return Task.CompletedTask;
        }

        // Without a handler the page would be shown as if it had been read, but nothing of it was.
        if (context.HandlerMethod is null && !IsForEverybody(context.ActionDescriptor))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return Task.CompletedTask;
        }

        return next();
    }

    /// <summary>The least role that may send a page's forms.</summary>
    internal static Role RoleOf(CompiledPageActionDescriptor page) =>
        page.HandlerTypeInfo.GetCustomAttributes(typeof(WritesAttribute), inherit: false) is [WritesAttribute writes] ? writes.Role : Role.Admin;

    /// <summary>Whether a page needs nobody to be signed in.</summary>
    internal static bool IsForEverybody(CompiledPageActionDescriptor page) => page.HandlerTypeInfo.IsDefined(typeof(AllowAnonymousAttribute), inherit: true);
}
