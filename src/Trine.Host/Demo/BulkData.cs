using Trine.Customers.Customers;
using Trine.Kernel.Objects;
using Trine.Sales.Orders;
using Trine.Sales.Products;

namespace Trine.Host.Demo;

/// <summary>
/// As many customers as asked, twice as many activities, opportunities and orders, spread over ten years as business grows: a few
/// customers have much, many have little. The same for the same numbers, but for the dates, which end today.
/// </summary>
internal sealed class BulkData(IBulkSink sink, DemoTime time, DemoStages stages, IReadOnlyList<DemoOwner> owners, Action<string, long> progress)
{
    private const ulong Seed = 7;
    private const int ProgressEvery = 1_000;
    private const int Years = 10;

    /// <summary>The key of the custom field customers get.</summary>
    public const string CustomKey = "segment";

    private static readonly string[] Segments = ["战略", "成长", "大众", "长尾"];

    private readonly DemoRecords _records = new(time);

    // From half to one and a half of the average, so that the first sees one row in a hundred.
    private readonly Weighted<(DemoOwner Owner, double Share)> _owners =
        new(owners.Select((owner, i) => (owner, i == 0 ? 1 : .5 + (i % 11 / 10.0))), owner => owner.Item2);


    /// <summary>A custom field to filter customers by; saved before the customers, which use it.</summary>
    public static IReadOnlyList<(string Field, object? Value)> CustomFieldValues { get; } =
    [
        ("object", Customer.ObjectKey), ("key", CustomKey), ("type", "choice"), ("labelZh", "客户分群"), ("labelEn", "Segment"), ("choices", Segments),
    ];

    /// <param name="customers">How many; activities are twice as many.</param>
    /// <param name="orders">How many, with their lines.</param>
    public async Task RunAsync(int customers, int orders, CancellationToken cancellationToken)
    {
        var plan = BulkPlan.Make(Seed, customers, time, Years);
        var products = Enumerable.Range(0, 200).Select(i => DemoRecords.Product(i, time.Now.AddYears(-Years))).ToList();
        await sink.AddAsync(products, independent: true, cancellationToken);
        var seats = new BulkSeat[customers];
        await sink.AddAsync(Counted("customers", Customers(plan, seats)), independent: true, cancellationToken);
        await sink.AddAsync(Counted("activities", Activities(plan, seats)), independent: true, cancellationToken);
        await sink.AddAsync(Counted("opportunities", Opportunities(plan, seats)), independent: true, cancellationToken);
        await sink.AddAsync(Counted("orders", Orders(plan, seats, products, orders)), independent: false, cancellationToken);
    }

    private IEnumerable<Record> Counted(string what, IEnumerable<Record> records)
    {
        long done = 0;
        foreach (var record in records)
        {
            yield return record;
            if (++done % ProgressEvery == 0)
            {
                progress(what, done);
            }
        }
    }

    private IEnumerable<Record> Customers(BulkPlan plan, BulkSeat[] seats)
    {
        for (var i = 0; i < seats.Length; i++)
        {
            var party = _records.Party(Seed, (ulong)i, plan.CustomerAt(i), rich: false);
            var random = DemoRandom.For(Seed, 31, (ulong)i);
            var owner = _owners.Pick(random).Owner;
            var customer = party.Record;
            (customer.OwnerId, customer.DepartmentId, customer.CreatedById) = (owner.Id, owner.DepartmentId, owner.Id);
            (customer.LastContactAt, customer.NextFollowUpAt) = (plan.LastContact(i), plan.NextFollowUp(i));
            customer.Custom = $$"""{"{{CustomKey}}":"{{Segments[Math.Min(random.Next(5), 3)]}}"}""";
            seats[i] = new BulkSeat(customer.Id, owner, party.IsChinese, customer.Currency!, customer.Source);
            yield return customer;
        }
    }

    private static IEnumerable<Record> Activities(BulkPlan plan, BulkSeat[] seats)
    {
        foreach (var (index, customer, at, isLast) in plan.Activities())
        {
            var random = DemoRandom.For(Seed, 32, (ulong)index);
            var seat = seats[customer];
            // One in four is written down at length; the others are a line, as in real life.
            var who = random.Chance(.25) ? seat.IsChinese ? "客户" : "the customer" : null;
            var activity = DemoRecords.Activity(random, at, seat.Customer(), seat.IsChinese, who);
            activity.NextFollowUpAt = isLast ? plan.NextFollowUp(customer) : null;
            yield return activity;
        }
    }

    private IEnumerable<Record> Opportunities(BulkPlan plan, BulkSeat[] seats)
    {
        // A board of exactly 10,000 where there are customers enough for it.
        var open = seats.Length >= 100_000 ? 10_000 : Math.Max(1, seats.Length / 100 * 6 / 10);
        var closed = Math.Max(1, seats.Length / 100 * 4 / 10);
        for (var i = 0; i < open + closed; i++)
        {
            var random = DemoRandom.For(Seed, 33, (ulong)i);
            var which = plan.Busy(random);
            var seat = seats[which];
            var begin = plan.CustomerAt(which) + ((time.Now - plan.CustomerAt(which)) * Math.Sqrt(random.NextDouble()));
            var shortName = _records.Party(Seed, (ulong)which, plan.CustomerAt(which), rich: false).ShortName;
            var opportunity = DemoRecords.Opportunity(random, begin, seat.Customer(), shortName, seat.IsChinese);
            if (i < open)
            {
                stages.Open(opportunity, random, seat.IsChinese);
            }
            else if (random.Chance(.6))
            {
                stages.Won(opportunity, random);
            }
            else
            {
                stages.Lost(opportunity, random, seat.IsChinese);
            }

            yield return opportunity;
        }
    }

    private IEnumerable<Record> Orders(BulkPlan plan, BulkSeat[] seats, List<Product> products, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var random = DemoRandom.For(Seed, 34, (ulong)i);
            var which = plan.Busy(random);
            var at = plan.CustomerAt(which) + ((time.Now - plan.CustomerAt(which)) * random.NextDouble());
            var day = time.DayOf(at);
            // Seven digits where the sequence draws four: numbers of today do not collide with it.
            var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SO-{day:yyyyMMdd}-{i + 1:0000000}");
            var status = day < time.Today.AddDays(-45) ? random.Chance(.04) ? OrderStatus.Cancelled : OrderStatus.Completed : OrderStatus.Confirmed;
            var (order, lines) = DemoRecords.Order(random, number, day, at, seats[which].Customer(), products, status);
            yield return order;
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }
}
