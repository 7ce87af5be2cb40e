using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Trine.Kernel.Http;

namespace Trine.Host;

/// <summary>Gives bare status codes (unknown route, wrong method, wrong content type) the body every error has.</summary>
internal static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var code = context.Response.StatusCode;
        var problems = context.RequestServices.GetRequiredService<ProblemWriter>();
        return ProblemHandler.WriteAsync(
            context,
            new Problem(problems.Text("problem." + code.ToString(CultureInfo.InvariantCulture)), code, code switch { 404 => "notFound", 405 => "method", 415 => "contentType", _ => "request" }));
    }
}
