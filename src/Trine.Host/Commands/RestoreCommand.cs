using System.CommandLine;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Operations.Backups;

namespace Trine.Host.Commands;

/// <summary><c>trine restore</c>: brings a backup back.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var file = new Argument<FileInfo>("file") { Description = "The backup." };
        var passphrase = PassphraseOption.New();
        var replace = new Option<bool>("--replace") { Description = "Replace the data that is there. Files are kept in a folder beside; tables of PostgreSQL are not." };
        var command = new Command("restore", "Bring a backup back, whole or not at all. Stop the server first.") { file, passphrase, replace, data };
        command.SetAction((parsed, token) => RunAsync(
            DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(file)!, PassphraseOption.Read(parsed.GetValue(passphrase)), parsed.GetValue(replace), token));
        return command;
    }

    private static async Task<int> RunAsync(DataOptions data, FileInfo file, string? passphrase, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            var migrations = new Migrations(data, new ObjectCatalog([new KernelModule(), .. Modules.All]));
            var kept = await new RestoreRun(data, migrations, TimeProvider.System).RunAsync(file.FullName, passphrase, replace, cancellationToken);
            Console.WriteLine($"Restored {file}.");
            if (kept is not null)
            {
                Console.WriteLine($"What was there before is in {kept}; delete it when it is no longer needed.");
            }

            return 0;
        }
        catch (BackupException e)
        {
            throw new CommandException(CommandTexts.Of("backup." + e.Code, e.Args));
        }
    }
}
