using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// Records every form that was sent and did what it says: who, when, from where, which page, with which values. Passwords are left out, and
/// of long texts only the length is kept.
/// </summary>
internal sealed class ActionRecorder(DatabaseSession database, TimeProvider time) : IAsyncPageFilter
{
    /// <summary>Characters of a value that are kept: an id, a name, a choice; a text that somebody wrote lies where it belongs.</summary>
    private const int LongestValue = 100;

    private const int MostValues = 40;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !context.HttpContext.User.Identity!.IsAuthenticated || !Succeeded(executed)
            || executed.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any()
            || context.HandlerMethod?.MethodInfo.GetCustomAttribute<ChangesNothingAttribute>() is not null)
        {
            return;
        }

        await using var storage = database.CreateContext();
        storage.Actions.Add(new ActionRow
        {
            At = time.GetUtcNow(),
            Actor = context.HttpContext.User.Name(),
            Address = context.HttpContext.ClientAddress(),
            Action = ActionNames.FormSent,
            Target = $"{request.Path}{(context.HandlerMethod?.Name is { Length: > 0 } handler ? $" {handler}" : "")}",
            Details = JsonSerializer.Serialize(Values(context), s_json),
        });
        // What was done is done, also when the browser has gone away.
        await storage.SaveChangesAsync(CancellationToken.None);
    }

    private static bool Succeeded(PageHandlerExecutedContext executed) =>
        (executed.Exception is null || executed.ExceptionHandled)
        && executed.ModelState.IsValid
        && executed.Result is not (ForbidResult or ChallengeResult or IStatusCodeActionResult { StatusCode: >= 400 })
        && !((executed.HandlerInstance as PageModel)?.TempData is { } messages && messages.Peek("Error") is not null && messages.Peek("Message") is null);

    private static Dictionary<string, string> Values(PageHandlerExecutingContext context)
    {
        var route = context.RouteData.Values.Where(v => v.Key is not ("page" or "handler")).Select(v => KeyValuePair.Create(v.Key, v.Value?.ToString() ?? ""));
        var form = context.HttpContext.Request.HasFormContentType
            ? context.HttpContext.Request.Form.Where(f => !IsSecret(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()))
            : [];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in route.Concat(form).Where(v => v.Key.Length <= LongestValue).Take(MostValues))
        {
            values.TryAdd(name, value.Length <= LongestValue ? value : $"({value.Length:N0} characters)");
        }

        return values;
    }

    private static bool IsSecret(string field) =>
        field.StartsWith("__", StringComparison.Ordinal)
        || field.Contains("password", StringComparison.OrdinalIgnoreCase)
        || field.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || field.Contains("token", StringComparison.OrdinalIgnoreCase)
        || field.Contains("key", StringComparison.OrdinalIgnoreCase);
}
