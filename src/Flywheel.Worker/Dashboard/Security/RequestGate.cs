using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Answers requests that no page can, before one tries: forms that are too large, that have no length or cannot be
/// read, and text with the character NUL, which the database cannot store.</summary>
internal sealed class RequestGate(RequestDelegate next)
{
    /// <summary>Of a form that is too large, as much is read and thrown away so that a browser gets to see the answer; one that is larger loses its connection.</summary>
    private const int MostDrained = 16;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            Forget(context.Request);
            await next(context);
            return;
        }

        var refused = Refuse(context.Request) ?? await RefuseFormAsync(context);
        if (refused is null)
        {
            await next(context);
            return;
        }

        if (refused == StatusCodes.Status413PayloadTooLarge && context.Request.ContentLength <= DashboardServer.RequestBytes * MostDrained)
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = refused.Value;
    }

    /// <summary>The page that tells what is wrong must not read the form, which may be what is wrong.</summary>
    private static void Forget(HttpRequest request)
    {
        (request.ContentType, request.ContentLength, request.Body) = (null, null, Stream.Null);
        request.Form = FormCollection.Empty;
    }

    private static async Task<int?> RefuseFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Any(field => field.Key.Contains('\0') || field.Value.Any(value => value?.Contains('\0') == true)) ? StatusCodes.Status400BadRequest : null;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static int? Refuse(HttpRequest request)
    {
        if (request.ContentLength > DashboardServer.RequestBytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // Without a length, a form that is too large would show only while it is read, where it looks like a broken one.
        if (request.HasFormContentType && request.ContentLength is null)
        {
            return StatusCodes.Status411LengthRequired;
        }

        var hasNul = request.Path.Value?.Contains('\0') == true || request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true;
        return hasNul ? StatusCodes.Status400BadRequest : null;
    }
}
