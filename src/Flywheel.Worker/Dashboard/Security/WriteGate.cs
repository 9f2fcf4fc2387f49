using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Refuses forms from people whose role does not allow them; see <see cref="WritesAttribute"/>.</summary>
internal sealed class WriteGate : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.HttpContext.User.Has(RoleOf(context.ActionDescriptor)))
        {
            return next();
        }

        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }

    private static Role RoleOf(CompiledPageActionDescriptor page) =>
        page.HandlerTypeInfo.GetCustomAttributes(typeof(WritesAttribute), inherit: false) is [WritesAttribute writes] ? writes.Role : Role.Admin;
}
