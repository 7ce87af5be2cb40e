using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Kernel.Access;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Query;

namespace Trine.Kernel.Http;

/// <summary>Shows one masked value of one record in full, and writes down that it did.</summary>
internal static class RevealEndpoints
{
    /// <param name="Field">The field's key.</param>
    public sealed record RevealRequest(string Field);

    public sealed record RevealAnswer(string Field, WrittenJson Value);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/{objects}/{id:guid}/reveal", RevealAsync).WithSummary("Show a masked value in full; who looked at what is written down");

    internal static async Task<Ok<RevealAnswer>> RevealAsync(
        string objects, Guid id, RevealRequest request, VisibleSchemas schemas, RecordReader reader, AuditTrail audit, RevealLimit limit, Caller caller, CancellationToken cancellationToken)
    {
        var schema = schemas.Exposed(objects);
        if (schema.Find(request.Field) is not { Mode: FieldMode.Masked } field)
        {
            throw new InvalidInputException("field", "error.notMasked", request.Field ?? "");
        }

        var value = await reader.RevealAsync(schema, id, field, cancellationToken);
        limit.Take(caller.UserId ?? Guid.Empty);
        // Written before it is shown: nobody sees what the log does not know.
        await audit.WriteAsync(AuditEvent.FieldRevealed, AuditSubject.Of(schema.Key, id), new AuditDetails { Fields = [field.Key] }, cancellationToken);
        return TypedResults.Ok(new RevealAnswer(field.Key, new WrittenJson(writer => FieldJson.Write(writer, value))));
    }
}
