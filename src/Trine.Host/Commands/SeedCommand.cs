using System.CommandLine;
using System.Globalization;
using System.Runtime;
using Microsoft.EntityFrameworkCore;
using Trine.Customers.Customers;
using Trine.Host.Demo;
using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Host.Commands;

/// <summary><c>trine seed</c>: as much believable data as asked, for tests and measurements.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var customers = new Option<int>("--customers") { Description = "How many customers; activities are twice as many.", DefaultValueFactory = _ => 10_000 };
        var orders = new Option<int>("--orders") { Description = "How many orders.", DefaultValueFactory = _ => 1_000 };
        var command = new Command("seed", "Fill an empty workspace with generated data.") { customers, orders, data };
        command.SetAction((parsed, token) => RunAsync(DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(customers), parsed.GetValue(orders), token));
        return command;
    }

    private static async Task<int> RunAsync(DataOptions data, int customers, int orders, CancellationToken cancellationToken)
    {
        if (customers is < 1 or > 10_000_000 || orders is < 0 or > 10_000_000)
        {
            throw new CommandException("Between 1 and 10,000,000 customers, and at most 10,000,000 orders.");
        }

        await using var scope = await CommandScope.OpenAsync(data, cancellationToken);
        await FirstStart.RunAsync(scope.Services, data, false, cancellationToken);
        if (await scope.Db.Readable<Customer>().AnyAsync(cancellationToken))
        {
            throw new CommandException("There are customers already; seed an empty workspace.");
        }

        // Nobody waits for an answer meanwhile, so the collector need not work beside us.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var connection = scope.Db.Database.GetDbConnection();
        await scope.Db.Database.OpenConnectionAsync(cancellationToken);
        await PausedIndexes.PauseAsync(connection, data.Kind, cancellationToken);
        await FillAsync(scope.Services, customers, orders, Report, cancellationToken);
        Console.WriteLine("Building the indexes ...");
        await PausedIndexes.ResumeAsync(connection, data.Kind, cancellationToken);
        return 0;
    }

    /// <summary>Fills a workspace; the services are the system's.</summary>
    internal static async Task FillAsync(IServiceProvider services, int customers, int orders, Action<string, long> report, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TrineDb>();
        var owners = await DemoOrganisation.LargeAsync(db, cancellationToken);
        await AddCustomFieldAsync(services, cancellationToken);
        var time = new DemoTime(services.GetRequiredService<WorkspaceClock>());
        var stages = await DemoStages.LoadAsync(db, time, cancellationToken);
        await new BulkData(new SavingSink(services), time, stages, owners, report).RunAsync(customers, orders, cancellationToken);
    }

    private static async Task AddCustomFieldAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = CommandScope.SystemScope(services);
        var schema = scope.ServiceProvider.GetRequiredService<Metadata>().Current.Schema(CustomField.ObjectKey);
        var field = RecordStore.New(schema);
        foreach (var (key, value) in BulkData.CustomFieldValues)
        {
            schema.Find(key)!.Set(field, value);
        }

        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        db.Add(field);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Report(string what, long done)
    {
        if (done % 50_000 == 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} {what}"));
        }
    }
}
