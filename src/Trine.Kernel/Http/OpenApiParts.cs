namespace Trine.Kernel.Http;

/// <summary>Tells the OpenAPI document of a body or an answer that is read or written by hand, by the names of its schemas.</summary>
/// <param name="Body">What the call takes, or null for what the handler's parameters say.</param>
/// <param name="Answer">What it answers, or null for what the handler returns. <c>{Object}</c> stands for the object of the route.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Written">A write: when the record is no longer the caller's to see, only its id is answered.</param>
public sealed record OpenApiParts(string? Body, string? Answer, int Status, bool Written)
{
    /// <summary>Stands for the object of the route.</summary>
    public const string Object = "{Object}";
}
