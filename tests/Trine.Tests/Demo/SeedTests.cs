using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Customers.Activities;
using Trine.Customers.Contacts;
using Trine.Customers.Customers;
using Trine.Customers.Leads;
using Trine.Customers.Tasks;
using Trine.Host.Demo;
using Trine.Kernel.Data;
using Trine.Sales.Opportunities;
using Trine.Sales.Orders;
using Trine.Sales.Pipelines;
using Trine.Sales.Products;
using Trine.Tests.Fixture;
using Record = Trine.Kernel.Objects.Record;

namespace Trine.Tests.Demo;

public sealed class SeedTests
{
    private static readonly DemoTime Time = new(new WorkspaceClock(new FixedTime(Rules.Now), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
    private static readonly List<DemoOwner> Owners = [.. Enumerable.Range(1, 100).Select(i => new DemoOwner(new Guid(i, 0, 0, new byte[8]), null))];

    [Fact]
    public async Task Demo_data_passes_every_rule_and_fills_a_day()
    {
        await using var app = await TrineApp.StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var users = await DemoOrganisation.SmallAsync(db, TrineApp.Token);
        var time = new DemoTime(app.Services.GetRequiredService<WorkspaceClock>());
        var owners = users.Select(u => new DemoOwner(u.Id, u.DepartmentId)).ToList();
        await new DemoData(new SavingSink(app.Services), time, await DemoStages.LoadAsync(db, time, TrineApp.Token), owners).RunAsync(TrineApp.Token);

        (await db.Readable<Customer>().CountAsync(TrineApp.Token)).ShouldBe(60);
        (await db.Readable<Contact>().CountAsync(TrineApp.Token)).ShouldBe(120);
        (await db.Readable<Lead>().CountAsync(TrineApp.Token)).ShouldBe(40);
        (await db.Readable<Opportunity>().CountAsync(TrineApp.Token)).ShouldBe(150);
        (await db.Readable<Order>().CountAsync(TrineApp.Token)).ShouldBe(80);
        (await db.Readable<Product>().CountAsync(TrineApp.Token)).ShouldBe(20);
        (await db.Readable<Activity>().CountAsync(TrineApp.Token)).ShouldBeGreaterThan(400);

        var first = owners[0].Id;
        (await db.Readable<TaskItem>().CountAsync(t => t.OwnerId == first && t.Status != TaskProgress.Done, TrineApp.Token)).ShouldBeGreaterThan(5);
        (await db.Readable<Customer>().CountAsync(c => c.OwnerId == first, TrineApp.Token)).ShouldBeGreaterThan(5);
        var open = (await db.Readable<Stage>().Where(s => s.Kind == OpportunityState.Open).ToListAsync(TrineApp.Token)).Select(s => (Guid?)s.Id).ToList();
        foreach (var stage in open)
        {
            (await db.Readable<Opportunity>().CountAsync(o => o.StageId == stage, TrineApp.Token)).ShouldBeGreaterThan(0);
        }

        // The readers find nothing left to correct in what was seeded.
        var versions = await db.Readable<Customer>().ToDictionaryAsync(c => c.Id, c => (c.LastContactAt, c.NextFollowUpAt), TrineApp.Token);
        await app.CatchUpAsync();
        await using var later = app.SystemScope();
        foreach (var customer in await later.ServiceProvider.GetRequiredService<TrineDb>().Readable<Customer>().ToListAsync(TrineApp.Token))
        {
            (customer.LastContactAt, customer.NextFollowUpAt).ShouldBe(versions[customer.Id], customer.Name);
        }
    }

    [Fact]
    public async Task A_small_seed_passes_every_rule()
    {
        await using var app = await TrineApp.StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await Trine.Host.Commands.SeedCommand.FillAsync(scope.ServiceProvider, 300, 40, (_, _) => { }, TrineApp.Token);
        (await db.Readable<Customer>().CountAsync(TrineApp.Token)).ShouldBe(300);
        (await db.Readable<Activity>().CountAsync(TrineApp.Token)).ShouldBe(600);
        (await db.Readable<Order>().CountAsync(TrineApp.Token)).ShouldBe(40);
        var answer = await app.Admin.PostAsync("/api/customers/query", new { filter = new { field = "custom.segment", op = "eq", value = "战略" }, count = "exact" });
        answer["count"]!.GetValue<int>().ShouldBeInRange(30, 90);
    }

    [Fact]
    public async Task A_large_seed_has_a_board_of_ten_thousand_and_shares_customers_out()
    {
        var sink = new CountingSink();
        var stages = NewStages();
        await Bulk(sink, stages).RunAsync(100_000, 100, TrineApp.Token);
        sink.Counts[typeof(Customer)].ShouldBe(100_000);
        sink.Counts[typeof(Activity)].ShouldBe(200_000);
        sink.Counts[typeof(Order)].ShouldBe(100);
        var open = stages.Where(s => s.Kind == OpportunityState.Open).Select(s => s.Id).ToHashSet();
        sink.Opportunities.Count(o => open.Contains(o.StageId!.Value)).ShouldBe(10_000);
        sink.Opportunities.Count.ShouldBeGreaterThan(10_000);
        sink.OfFirstOwner.ShouldBeInRange(700, 1_300, "one row in a hundred");
        sink.ActivitiesInOrder.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_records()
    {
        var (one, two) = (new KeepingSink(), new KeepingSink());
        var stages = NewStages();
        await Bulk(one, stages).RunAsync(500, 50, TrineApp.Token);
        await Bulk(two, stages).RunAsync(500, 50, TrineApp.Token);
        one.Records.Select(r => System.Text.Json.JsonSerializer.Serialize<object>(r)).ShouldBe(two.Records.Select(r => System.Text.Json.JsonSerializer.Serialize<object>(r)));
        one.Records.Select(r => r.Id).Distinct().Count().ShouldBe(one.Records.Count);
    }

    [Fact]
    public async Task Customers_know_their_newest_activity_before_it_is_stored()
    {
        var sink = new KeepingSink();
        await Bulk(sink, NewStages()).RunAsync(300, 0, TrineApp.Token);
        var last = sink.Records.OfType<Activity>().GroupBy(a => a.CustomerId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(a => a.At)!);
        foreach (var customer in sink.Records.OfType<Customer>())
        {
            customer.LastContactAt.ShouldBe(last.GetValueOrDefault(customer.Id)?.At);
            customer.NextFollowUpAt.ShouldBe(last.GetValueOrDefault(customer.Id)?.NextFollowUpAt);
        }
    }

    [Fact]
    public void No_batch_parts_an_order_from_its_lines()
    {
        List<Record> records = [.. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Range(0, i % 5).Select(_ => (Record)new OrderLine()).Prepend(new Order()))];
        var batches = SavingSink.Wholes(records, 10).ToList();
        batches.SelectMany(b => b).ShouldBe(records);
        batches.Count.ShouldBeGreaterThan(5);
        batches.ShouldAllBe(b => b[0] is Order && b.Length < 10 + 5);
        SavingSink.Wholes([], 10).ShouldBeEmpty();
    }

    private static BulkData Bulk(IBulkSink sink, List<Stage> stages) => new(sink, Time, new DemoStages(Time, stages), Owners, (_, _) => { });

    private static List<Stage> NewStages() =>
    [
        .. Enumerable.Range(1, 4).Select(i => new Stage { Id = new Guid(i, 1, 0, new byte[8]), Kind = OpportunityState.Open }),
        new Stage { Id = new Guid(5, 1, 0, new byte[8]), Kind = OpportunityState.Won },
        new Stage { Id = new Guid(6, 1, 0, new byte[8]), Kind = OpportunityState.Lost },
    ];

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class KeepingSink : IBulkSink
    {
        public List<Record> Records { get; } = [];

        public Task AddAsync(IEnumerable<Record> records, bool independent, CancellationToken cancellationToken)
        {
            Records.AddRange(records);
            return Task.CompletedTask;
        }
    }

    private sealed class CountingSink : IBulkSink
    {
        private DateTimeOffset? _last;

        public Dictionary<Type, int> Counts { get; } = [];

        public List<Opportunity> Opportunities { get; } = [];

        public int OfFirstOwner { get; private set; }

        public bool ActivitiesInOrder { get; private set; } = true;

        public Task AddAsync(IEnumerable<Record> records, bool independent, CancellationToken cancellationToken)
        {
            foreach (var record in records)
            {
                Counts[record.GetType()] = Counts.GetValueOrDefault(record.GetType()) + 1;
                OfFirstOwner += record is Customer && record.OwnerId == Owners[0].Id ? 1 : 0;
                if (record is Opportunity opportunity)
                {
                    Opportunities.Add(opportunity);
                }

                if (record is Activity activity)
                {
                    ActivitiesInOrder &= _last is null || activity.At >= _last;
                    _last = activity.At;
                }
            }

            return Task.CompletedTask;
        }
    }
}
