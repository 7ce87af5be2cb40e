using Trine.Customers.Contacts;
using Trine.Customers.Leads;
using Trine.Kernel.Objects;
using Trine.Sales.Opportunities;
using Trine.Sales.Orders;
using Trine.Sales.Products;

namespace Trine.Host.Demo;

/// <summary>
/// A company of plant automation in the middle of its work: enough of everything to look around, the same on every machine, its dates
/// relative to today.
/// </summary>
internal sealed class DemoData(IBulkSink sink, DemoTime time, DemoStages stages, IReadOnlyList<DemoOwner> owners)
{
    internal const ulong Seed = 20_260;
    private const int Customers = 60;
    private const int Contacts = 120;
    private const int Leads = 40;
    private const int Opportunities = 150;
    private const int Orders = 80;
    private const int Products = 20;

    private readonly DemoRecords _records = new(time);
    private readonly DemoFollowUps _followUps = new(time);

    // Whoever signs in first finds a day's work of his own.
    private readonly Weighted<DemoOwner> _owners = new(owners, owner => owner == owners[0] ? 3 : 1);

    /// <summary>Makes everything.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var products = Enumerable.Range(0, Products).Select(i => DemoRecords.Product(i, time.Now.AddYears(-2))).ToList();
        var parties = Parties();
        var contacts = Persons(parties);
        var leads = NewLeads();
        var opportunities = Sales(parties, contacts, products);
        var activities = _followUps.Activities(parties, contacts, leads, opportunities);
        await AddAsync(products, cancellationToken);
        await AddAsync(parties.Select(p => p.Record), cancellationToken);
        await AddAsync(contacts, cancellationToken);
        await AddAsync(leads, cancellationToken);
        await AddAsync(opportunities, cancellationToken);
        await AddAsync(activities, cancellationToken);
        await AddAsync(_followUps.Tasks(parties, leads, opportunities), cancellationToken);
        await AddAsync(Bought(parties, products, opportunities), cancellationToken);
        var purposes = DemoPrivacy.Activities(time.Today);
        await AddAsync(purposes, cancellationToken);
        await AddAsync(DemoPrivacy.Rules(), cancellationToken);
        await AddAsync(DemoPrivacy.Consents(Seed, time.Now, contacts, leads, purposes[1].Id, purposes[2].Id), cancellationToken);
    }

    private Task AddAsync(IEnumerable<Record> records, CancellationToken cancellationToken) => sink.AddAsync(records, independent: false, cancellationToken);

    private List<DemoParty> Parties()
    {
        var parties = new List<DemoParty>();
        for (ulong i = 0; i < Customers; i++)
        {
            var random = DemoRandom.For(Seed, 11, i);
            var party = _records.Party(Seed, i, time.At(Skew.Day(random, time.Today.AddDays(-540), time.Today.AddDays(-3)), random), rich: true);
            Own(party.Record, random);
            parties.Add(party);
        }

        return parties;
    }

    private List<Contact> Persons(List<DemoParty> parties)
    {
        var companies = parties.Where(p => p.Company is not null).ToList();
        return [.. Enumerable.Range(0, Contacts).Select(i => _records.Contact(Seed, (ulong)i, companies[i % companies.Count], i < companies.Count))];
    }

    private List<Lead> NewLeads()
    {
        var leads = new List<Lead>();
        for (ulong i = 0; i < Leads; i++)
        {
            var random = DemoRandom.For(Seed, 13, i);
            // A party like any other that nobody has made a customer of yet.
            var party = _records.Party(Seed + 1, i + 500, time.PastAt(Skew.Day(random, time.Today.AddDays(-60), time.Today), random), rich: true);
            var lead = new Lead
            {
                Id = party.Record.Id,
                CreatedAt = party.Record.CreatedAt,
                Name = party.Person.Name,
                Company = party.Company?.Name,
                JobTitle = party.Company is null ? null : "采购经理",
                Status = random.Pick([LeadStatus.New, LeadStatus.New, LeadStatus.Working, LeadStatus.Working, LeadStatus.Working, LeadStatus.Qualified, LeadStatus.Qualified, LeadStatus.Lost]),
                Source = DemoWeights.Sources.Pick(random).Value,
                Phone = DemoContactDetails.Mobile(3_000_000_000 + (long)i),
                Email = party.Record.Email,
                Industry = party.Record.Industry,
                Region = party.Record.Region,
                Need = DemoDeals.Need(random, random.Chance(.5), party.IsChinese),
                Budget = random.Chance(.6) ? Skew.Amount(random, 150_000, .9) : null,
                Currency = party.Record.Currency,
                NextStep = random.Chance(.5) ? "电话确认需求" : null,
            };
            lead.LostReason = lead.Status == LeadStatus.Lost ? random.Pick([LeadLoss.NoBudget, LeadLoss.Unreachable, LeadLoss.NoNeed, LeadLoss.Timing]) : null;
            lead.NextFollowUpAt = lead.IsClosed ? null : time.At(DemoTime.Workday(time.Today.AddDays(random.Next(-2, 6))), random);
            Own(lead, random);
            leads.Add(lead);
        }

        return leads;
    }

    private List<Opportunity> Sales(List<DemoParty> parties, List<Contact> contacts, List<Product> products)
    {
        var persons = contacts.ToLookup(c => c.CustomerId);
        var zipf = new Zipf(parties.Count, .6);
        var opportunities = new List<Opportunity>();
        for (ulong i = 0; i < Opportunities; i++)
        {
            var random = DemoRandom.For(Seed, 14, i);
            var party = parties[zipf.Next(random)];
            var isOpen = random.Chance(.5);
            // What is still open is not old.
            var from = isOpen && party.Record.CreatedAt < time.Now.AddDays(-150) ? time.Now.AddDays(-150) : party.Record.CreatedAt;
            var begin = time.PastAt(time.DayOf(from + ((time.Now - from) * random.NextDouble())), random);
            var opportunity = DemoRecords.Opportunity(random, begin, party.Record, party.ShortName, party.IsChinese);
            opportunity.ContactId = persons[party.Record.Id].FirstOrDefault()?.Id;
            opportunity.ProductId = random.Chance(.5) ? random.Pick(products).Id : null;
            if (isOpen)
            {
                stages.Open(opportunity, random, party.IsChinese);
            }
            else if (random.Chance(.6))
            {
                stages.Won(opportunity, random);
            }
            else
            {
                stages.Lost(opportunity, random, party.IsChinese);
            }

            opportunities.Add(opportunity);
        }

        return opportunities;
    }

    private List<Record> Bought(List<DemoParty> parties, List<Product> products, List<Opportunity> opportunities)
    {
        var won = opportunities.Where(o => o.LossReason is null && o.ClosedOn is not null).ToList();
        var byId = parties.ToDictionary(p => p.Record.Id);
        var numbers = new Dictionary<DateOnly, int>();
        var records = new List<Record>();
        for (var i = 0; i < Orders; i++)
        {
            var random = DemoRandom.For(Seed, 20, (ulong)i);
            var sale = i < won.Count ? won[i] : null;
            var customer = sale is null ? random.Pick(parties).Record : byId[sale.CustomerId!.Value].Record;
            // Numbers of today are drawn by the sequence; seeded ones would collide with them.
            var last = time.Today.AddDays(-1);
            var day = sale is null ? time.DayOf(customer.CreatedAt + ((time.Now - customer.CreatedAt) * random.NextDouble())) : sale.ClosedOn!.Value;
            day = day > last ? last : day;
            numbers[day] = numbers.GetValueOrDefault(day) + 1;
            var status = day < time.Today.AddDays(-45) ? random.Chance(.05) ? OrderStatus.Cancelled : OrderStatus.Completed : random.Pick([OrderStatus.Confirmed, OrderStatus.Delivered, OrderStatus.Draft]);
            var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SO-{day:yyyyMMdd}-{numbers[day]:0000}");
            var (order, lines) = DemoRecords.Order(random, number, day, time.At(day, random), customer, products, status);
            order.OpportunityId = sale?.Id;
            records.Add(order);
            records.AddRange(lines);
        }

        return records;
    }

    private void Own(Record record, DemoRandom random)
    {
        var owner = _owners.Pick(random);
        (record.OwnerId, record.DepartmentId, record.CreatedById) = (owner.Id, owner.DepartmentId, owner.Id);
    }
}
