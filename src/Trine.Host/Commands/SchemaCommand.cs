using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Data;

namespace Trine.Host.Commands;

/// <summary><c>trine schema</c>: the DDL the model wants, to start a migration from.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var postgres = new Option<bool>("--postgres") { Description = "For PostgreSQL instead of SQLite." };
        var command = new Command("schema", "Print the tables this version's model wants.") { postgres };
        command.SetAction(parsed =>
        {
            var data = new DataOptions(Path.GetTempPath(), parsed.GetValue(postgres) ? "Host=nowhere" : null);
            using var app = TrineApplication.Build(data, []);
            using var scope = app.Services.CreateScope();
            Console.WriteLine(scope.ServiceProvider.GetRequiredService<TrineDb>().Database.GenerateCreateScript());
            return 0;
        });
        return command;
    }
}
