using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Trine.Customers.Activities;
using Trine.Customers.Customers;
using Trine.Customers.Tasks;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Http;

namespace Trine.Customers.Leads;

/// <summary>A lead becomes a customer, a contact and an opportunity in one change set; its history comes along.</summary>
internal static class ConvertLead
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/leads/{id:guid}/convert", Handle).WithSummary("Turn a lead into a customer");

    /// <param name="Version">The version the caller saw; any other answers 409.</param>
    /// <param name="Customer">An existing customer to join; a new one is made of the lead when empty.</param>
    /// <param name="Contact">Whether to make a contact of the person. A private person who becomes a customer needs none.</param>
    /// <param name="Opportunity">The opportunity to begin, or null for none.</param>
    public sealed record Request(int Version, Guid? Customer = null, bool Contact = true, OpportunityRequest? Opportunity = null);

    /// <param name="Name">The lead's company or name when empty.</param>
    /// <param name="Amount">The lead's budget when empty.</param>
    /// <param name="CloseDate">When it will be decided.</param>
    public sealed record OpportunityRequest(string? Name = null, decimal? Amount = null, DateOnly? CloseDate = null);

    /// <param name="Contact">The new contact, if one was wanted.</param>
    /// <param name="Opportunity">The new opportunity, if one was wanted; without its name.</param>
    public sealed record Answer(WrittenRecord Lead, RecordLink Customer, RecordLink? Contact, RecordLink? Opportunity, Guid ChangeSet);

    internal static async Task<Ok<Answer>> Handle(
        Guid id, Request request, TrineDb db, IOpportunityStarter opportunities, WorkspaceClock clock, ChangeScope scope, LeadReveals reveals, RecordAnswers answers, CancellationToken cancellationToken)
    {
        var lead = await db.EditAsync<Lead>(id, request.Version, cancellationToken);
        var customer = await CustomerAsync(db, lead, request.Customer, cancellationToken);
        var contact = request.Contact ? LeadParts.Contact(lead, customer.Id) : null;
        if (contact is not null)
        {
            db.Add(contact);
        }

        Guid? opportunity = request.Opportunity is { } wanted ? opportunities.Start(db, LeadParts.Opportunity(lead, customer, contact?.Id, wanted)) : null;
        lead.Convert(customer.Id, contact?.Id, opportunity, clock.Now);
        await TakeHistoryAlongAsync(db, lead, cancellationToken);
        reveals.Note(lead, db);
        await db.SaveChangesAsync(cancellationToken);

        var body = await answers.BodyAsync(Lead.ObjectKey, id, null, cancellationToken);
        return TypedResults.Ok(new Answer(
            new WrittenRecord(body),
            new RecordLink(customer.Id, customer.Name),
            contact is null ? null : new RecordLink(contact.Id, contact.Name),
            opportunity is { } begun ? new RecordLink(begun, null) : null,
            scope.ChangeSet));
    }

    private static async Task<Customer> CustomerAsync(TrineDb db, Lead lead, Guid? existing, CancellationToken cancellationToken)
    {
        if (existing is { } id)
        {
            return await db.Readable<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new InvalidInputException("customer", "error.reference", id);
        }

        var customer = LeadParts.Customer(lead);
        db.Add(customer);
        return customer;
    }

    /// <summary>What was said and is to do with the lead belongs on the customer's page from now on, whoever it is of.</summary>
    private static async Task TakeHistoryAlongAsync(TrineDb db, Lead lead, CancellationToken cancellationToken)
    {
        foreach (var activity in await db.Unscoped<Activity>().Where(a => a.LeadId == lead.Id).ToListAsync(cancellationToken))
        {
            (activity.CustomerId, activity.ContactId) = (lead.CustomerId, activity.ContactId ?? lead.ContactId);
            activity.OpportunityId ??= lead.OpportunityId;
            db.AllowConsequence(activity);
        }

        foreach (var task in await db.Unscoped<TaskItem>().Where(t => t.LeadId == lead.Id).ToListAsync(cancellationToken))
        {
            (task.CustomerId, task.ContactId) = (lead.CustomerId, task.ContactId ?? lead.ContactId);
            task.OpportunityId ??= lead.OpportunityId;
            db.AllowConsequence(task);
        }
    }
}
