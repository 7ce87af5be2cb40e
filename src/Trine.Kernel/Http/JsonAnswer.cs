using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Http;

/// <summary>An answer written straight to the response, without objects in between.</summary>
public sealed class JsonAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, FieldJson.Compact);
        write(writer);
        await writer.FlushAsync(httpContext.RequestAborted);
    }
}
