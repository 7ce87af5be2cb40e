using System.CommandLine;
using Trine.Host.Commands;
using Trine.Kernel.Data;

namespace Trine.Host;

/// <summary>The one executable and its subcommands.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Trine 三才: customers, data and process as one.")
        {
            ServeCommand.Create(),
            UserCommand.Create(),
            TokenCommand.Create(),
            SeedCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            DoctorCommand.Create(),
            SchemaCommand.Create(),
            AuditCommand.Create(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (MigrationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 3;
        }
        catch (CommandException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
