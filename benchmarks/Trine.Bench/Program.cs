using System.CommandLine;
using Trine.Bench;

var rows = new Option<int>("--rows") { Description = "Customers to seed: 100000 or 1000000, for which there are goals", DefaultValueFactory = _ => 100_000 };
var orders = new Option<int?>("--orders") { Description = "Orders to seed (default: a tenth of the rows)" };
var import = new Option<int>("--import") { Description = "Customers to import from CSV; 0 leaves the import out", DefaultValueFactory = _ => 100_000 };
var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty PostgreSQL database (default: SQLite)" };
var keep = new Option<string?>("--keep") { Description = "Folder to keep the seeded data in, and to find it again next time; imports stay in it, so give --import 0 to leave it as it is" };
var role = new Option<string>("--role") { Description = "«least» measures as a sales person too", DefaultValueFactory = _ => "admin" };
role.AcceptOnlyFromAmong("admin", "least");
var iterations = new Option<int>("--iterations") { Description = "Requests per operation", DefaultValueFactory = _ => 300 };
var server = new Option<string>("--server")
{
    Description = "The built trine executable",
    DefaultValueFactory = _ => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../app/trine")),
};

var command = new RootCommand("Measures Trine over HTTP on this machine, and compares with the goals.")
{
    rows, orders, import, postgres, keep, role, iterations, server,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var options = new BenchOptions(
        parsed.GetValue(rows),
        parsed.GetValue(orders) ?? (parsed.GetValue(rows) / 10),
        parsed.GetValue(import),
        parsed.GetValue(postgres),
        parsed.GetValue(keep),
        string.Equals(parsed.GetValue(role), "least", StringComparison.Ordinal),
        parsed.GetValue(iterations),
        parsed.GetValue(server)!);
    await Run.AllAsync(options, cancellationToken);
});
return await command.Parse(args).InvokeAsync();
