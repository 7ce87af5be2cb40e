using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Trine.Host;

/// <summary>Serves the built web client: files with a hash in their name for a year, pages always fresh, and its own routes from one page.</summary>
internal static class WebClient
{
    private static readonly string[] ServerPaths = ["/api", "/health", "/hub", "/openapi"];

    public static void Cache(StaticFileResponseContext context)
    {
        var hashed = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);
        context.Context.Response.Headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }

    public static void MapFallback(WebApplication app, IFileProvider files) => app.MapFallback("{*path:nonfile}", async context =>
    {
        var path = context.Request.Path;
        var page = files.GetFileInfo("index.html");
        if (!page.Exists || ServerPaths.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(page, context.RequestAborted);
    }).AllowAnonymous().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
}
