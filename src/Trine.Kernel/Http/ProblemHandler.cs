using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Http;

/// <summary>The one place where exceptions become answers (RFC 9457). A bug says nothing of itself but its trace id.</summary>
public sealed class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var (status, code) = exception switch
        {
            InvalidInputException e => (e.IsRefusal ? 422 : 400, e.Code),
            JsonException or BadHttpRequestException { StatusCode: 400 } => (400, "json"),
            BadHttpRequestException e => (e.StatusCode, e.StatusCode == 413 ? "tooLarge" : "request"),
            ForbiddenException => (403, "forbidden"),
            NotThereException => (404, "notFound"),
            StaleException => (409, "stale"),
            RefusedException e => (422, e.Code),
            _ => (500, "internal"),
        };
        if (status == 500)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        }

        var services = httpContext.RequestServices;
        var problems = services.GetRequiredService<ProblemWriter>();
        await WriteAsync(httpContext, status, code, Title(problems, status, code), Detail(problems, exception, code), async writer =>
        {
            if (exception is InvalidInputException { Errors.Count: > 0, IsRefusal: false } invalid)
            {
                writer.WritePropertyName("errors");
                problems.WriteErrors(writer, invalid.Errors);
            }

            if (exception is StaleException stale && stale.ObjectKey.Length > 0)
            {
                await services.GetRequiredService<StaleAnswer>().WriteAsync(writer, stale, cancellationToken);
            }
        });
        return true;
    }

    /// <summary>Writes a problem document.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string code, string title, string? detail, Func<Utf8JsonWriter, Task>? more = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, FieldJson.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "https://datatracker.ietf.org/doc/html/rfc9457");
            writer.WriteString("title", title);
            writer.WriteNumber("status", status);
            if (detail is not null)
            {
                writer.WriteString("detail", detail);
            }

            writer.WriteString("code", code);
            writer.WriteString("traceId", Activity.Current?.Id ?? context.TraceIdentifier);
            if (more is not null)
            {
                await more(writer);
            }

            writer.WriteEndObject();
        }

        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static string Title(ProblemWriter problems, int status, string code) => code switch
    {
        "validation" or "json" or "stale" or "forbidden" or "notFound" or "tooLarge" or "internal" => problems.Text("problem." + code),
        _ => problems.Text("problem." + status.ToString(CultureInfo.InvariantCulture)),
    };

    private static string? Detail(ProblemWriter problems, Exception exception, string code) => exception switch
    {
        RefusedException e => problems.Text("refused." + e.Code, e.Args),
        ForbiddenException e => problems.Text(
            "problem.forbiddenDetail",
            problems.Text($"access.{(e.Action is { } action ? Objects.EnumText.Of(action) : "use")}"),
            problems.Text($"objects.{e.ObjectKey}.name")),
        StaleException => problems.Text("problem.staleDetail"),
        JsonException e => e.Message,
        BadHttpRequestException e => e.InnerException is JsonException inner ? inner.Message : e.Message,
        InvalidInputException { IsRefusal: true } e => string.Join(' ', e.Errors.Select(r => problems.Text(r.MessageKey, r.Args)).Distinct()),
        InvalidInputException { Errors: [{ Field: "" } single, ..] } => problems.Text(single.MessageKey, single.Args),
        _ when code == "internal" => problems.Text("problem.internalDetail"),
        _ => null,
    };
}
