using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;

namespace Trine.Customers.Duplicates;

/// <summary>Somebody typing a new customer, contact or lead is told who is here already, even when it belongs to a colleague.</summary>
internal static class CheckDuplicates
{
    public static void Map(RouteGroupBuilder api)
    {
        foreach (var objectKey in (string[])[Customer.ObjectKey, Contact.ObjectKey, Lead.ObjectKey])
        {
            api.MapPost($"/{objectKey}/duplicates", (Request request, DuplicateFinder finder, AccessRules access, UserDirectory directory, CancellationToken cancellationToken) =>
                Handle(objectKey, request, finder, access, directory, cancellationToken)).WithMetadata(new ReadsOnly()).WithSummary("Find who is here already");
        }
    }

    /// <param name="Name">A customer's name; persons' names are not compared.</param>
    /// <param name="Company">A lead's company.</param>
    /// <param name="Phone">As typed.</param>
    /// <param name="Phone2">A second number, as typed.</param>
    /// <param name="Email">As typed.</param>
    /// <param name="CreditCode">As typed.</param>
    /// <param name="Exclude">The record being edited.</param>
    /// <param name="Customer">The customer it belongs to.</param>
    public sealed record Request(
        string? Name = null, string? Company = null, string? Phone = null, string? Phone2 = null, string? Email = null, string? CreditCode = null, Guid? Exclude = null, Guid? Customer = null);

    /// <param name="Name">Its title; masked when the caller may not read it.</param>
    /// <param name="Owner">Who answers for it; null in a pool.</param>
    /// <param name="Matched">What is the same: <c>creditCode</c>, <c>phone</c>, <c>email</c>, <c>name</c>.</param>
    /// <param name="Readable">Whether the caller may read it.</param>
    public sealed record Hit(string Object, Guid Id, string Name, RecordLink? Owner, IReadOnlyList<string> Matched, bool Readable);

    internal static async Task<Ok<Listing<Hit>>> Handle(
        string objectKey, Request request, DuplicateFinder finder, AccessRules access, UserDirectory directory, CancellationToken cancellationToken)
    {
        var definition = access.Definition(objectKey);
        if (!access.Can(definition, AccessAction.Create) && !access.Can(definition, AccessAction.Update))
        {
            throw new ForbiddenException(objectKey, AccessAction.Create);
        }

        var hits = await finder.FindAsync(Probe(objectKey, request), cancellationToken);
        return TypedResults.Ok(new Listing<Hit>(
            [.. hits.Select(h => new Hit(h.Object, h.Id, h.Name, RecordLink.To(h.OwnerId, directory.Current), h.Matched, h.Readable))]));
    }

    /// <summary>A contact's name is a person's; a lead has its company's beside it.</summary>
    private static DuplicateProbe Probe(string objectKey, Request request) => new(
        objectKey switch
        {
            Contact.ObjectKey => null,
            Lead.ObjectKey => request.Company ?? request.Name,
            _ => request.Name,
        },
        [.. new[] { request.Phone, request.Phone2 }.OfType<string>()],
        request.Email,
        request.CreditCode,
        [.. new[] { request.Exclude, request.Customer }.OfType<Guid>()]);
}
