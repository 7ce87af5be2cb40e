using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Trine.Kernel.Http;

/// <summary>Says in a route's declaration what the compiler cannot: see <see cref="OpenApiParts"/>.</summary>
public static class OpenApiEndpoints
{
    /// <summary>The call takes a body that is read by hand.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string schema) => route.WithMetadata(new OpenApiParts(schema, null, 0, Written: false));

    /// <summary>The call answers JSON that is written by hand.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder route, string schema) =>
        route.WithMetadata(new OpenApiParts(null, schema, StatusCodes.Status200OK, Written: false));

    /// <summary>The call answers the record it wrote.</summary>
    /// <param name="name">The singular of its object, as in <c>Task</c>.</param>
    public static RouteHandlerBuilder AnswersWritten(this RouteHandlerBuilder route, string name, int status = StatusCodes.Status200OK) =>
        route.WithMetadata(new OpenApiParts(null, name, status, Written: true));

    /// <summary>The call answers a file, of one of these types.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder route, string contentType, params string[] others) =>
        route.Produces<Stream>(StatusCodes.Status200OK, contentType, others);
}
