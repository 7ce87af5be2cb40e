using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Http;

/// <summary>An answer written straight to the response, without objects in between.</summary>
public sealed class JsonAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>A short list without pages: <c>{items: […]}</c>.</summary>
    public static JsonAnswer Items<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Work that goes on in the background: 202 with the id to ask for it by.</summary>
    public static JsonAnswer Accepted(Guid id) => new(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteEndObject();
        },
        StatusCodes.Status202Accepted);

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
