using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;

namespace Trine.Kernel.Http;

/// <summary>The one place where exceptions become answers (RFC 9457). A bug says nothing of itself but its trace id.</summary>
public sealed class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private const string WaitSeconds = "5";

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
            // Half a character, as in "\ud800": the platform marks what it would have called a JsonException had it been reading a whole document.
            InvalidOperationException { Source: "System.Text.Json.Rethrowable" } => (400, "json"),
            BadHttpRequestException e => (e.StatusCode, e.StatusCode == 413 ? "tooLarge" : "request"),
            _ when IsUnstorable(exception) => (400, "json"),
            ForbiddenException => (403, "forbidden"),
            NotThereException => (404, "notFound"),
            StaleException => (409, "stale"),
            RefusedException e => (422, e.Code),
            TooManyException e => (429, e.Code),
            _ when DatabaseFailure.IsGone(exception) => (503, "unavailable"),
            _ when DatabaseFailure.IsFull(exception) => (507, "diskFull"),
            _ => (500, "internal"),
        };
        if (status >= 500)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
            if (status == 503)
            {
                httpContext.Response.Headers.RetryAfter = WaitSeconds;
            }
        }

        var services = httpContext.RequestServices;
        var problems = services.GetRequiredService<ProblemWriter>();
        var problem = new Problem(Title(problems, status, code), status, code, Detail(problems, exception, code));
        if (exception is InvalidInputException { Errors.Count: > 0, IsRefusal: false } invalid)
        {
            problem = problem with { Errors = problems.Errors(invalid.Errors) };
        }

        if (exception is TooManyException tooMany)
        {
            httpContext.Response.Headers.RetryAfter = tooMany.Seconds.ToString(CultureInfo.InvariantCulture);
            problem = problem with { RetryAfter = tooMany.Seconds };
        }

        if (exception is StaleException { ObjectKey.Length: > 0 } stale)
        {
            if (await StaleAsync(services, problem, stale, cancellationToken) is not { } told)
            {
                return await TryHandleAsync(httpContext, new NotThereException(stale.ObjectKey), cancellationToken);
            }

            problem = told;
        }

        await WriteAsync(httpContext, problem);
        return true;
    }

    /// <summary>Writes a problem document.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var whole = problem with { Type = "https://datatracker.ietf.org/doc/html/rfc9457", TraceId = Activity.Current?.Id ?? context.TraceIdentifier };
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(whole, ApiJson.Options), context.RequestAborted);
    }

    /// <summary>What the loser of a race is told; null when the other one deleted the record.</summary>
    private static async Task<Problem?> StaleAsync(IServiceProvider services, Problem problem, StaleException stale, CancellationToken cancellationToken)
    {
        try
        {
            return await services.GetRequiredService<StaleAnswer>().ToldAsync(problem, stale, cancellationToken);
        }
        catch (NotThereException)
        {
            return null;
        }
    }

    /// <summary>PostgreSQL takes no NUL in texts, not even to look for.</summary>
    private static bool IsUnstorable(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter;

    private static string Title(ProblemWriter problems, int status, string code) => code switch
    {
        "validation" or "json" or "stale" or "forbidden" or "notFound" or "tooLarge" or "internal" or "unavailable" or "diskFull" => problems.Text("problem." + code),
        _ => problems.Text("problem." + status.ToString(CultureInfo.InvariantCulture)),
    };

    private static string? Detail(ProblemWriter problems, Exception exception, string code) => exception switch
    {
        RefusedException e => problems.Text("refused." + e.Code, e.Args),
        TooManyException e => problems.Text("refused." + e.Code, e.Args),
        ForbiddenException e => problems.Text(
            "problem.forbiddenDetail",
            problems.Text($"access.{(e.Action is { } action ? Objects.EnumText.Of(action) : "use")}"),
            problems.Text($"objects.{e.ObjectKey}.name")),
        StaleException => problems.Text("problem.staleDetail"),
        JsonException e => e.Message,
        BadHttpRequestException e => e.InnerException is JsonException inner ? inner.Message : e.Message,
        InvalidInputException { IsRefusal: true } e => string.Join(' ', e.Errors.Select(r => problems.Text(r.MessageKey, r.Args)).Distinct()),
        InvalidInputException { Errors: [{ Field: "" } single, ..] } => problems.Text(single.MessageKey, single.Args),
        _ when code is "internal" or "unavailable" or "diskFull" => problems.Text($"problem.{code}Detail"),
        _ => null,
    };
}
