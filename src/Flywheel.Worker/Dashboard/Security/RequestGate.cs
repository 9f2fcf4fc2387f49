using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>Answers requests that no page can, before one tries: forms that are too large, forms without a length, and text with the character NUL.</summary>
internal sealed class RequestGate(RequestDelegate next)
{
    /// <summary>Of a form that is too large, as much is read and thrown away so that a browser gets to see the answer; one that is larger loses its connection.</summary>
    private const int MostDrained = 16;

    public async Task InvokeAsync(HttpContext context)
    {
        var refused = context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null ? Refuse(context.Request) : null;
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

        // The page that tells it must not try to read the form again.
        (context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = (null, null, Stream.Null);
        context.Response.StatusCode = refused.Value;
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
