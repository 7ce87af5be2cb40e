using System.CommandLine;
using System.Globalization;
using Trine.Kernel.Data;
using Trine.Operations.Backups;

namespace Trine.Host.Commands;

/// <summary><c>trine backup</c>: everything in one file, also while the server runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var file = new Argument<FileInfo>("file") { Description = "The file to write." };
        var passphrase = PassphraseOption.New();
        var command = new Command("backup", "Write the database, the files and the keys to one file. The server may go on serving.") { file, passphrase, data };
        command.SetAction((parsed, token) => RunAsync(DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(file)!, PassphraseOption.Read(parsed.GetValue(passphrase)), token));
        return command;
    }

    private static async Task<int> RunAsync(DataOptions data, FileInfo file, string? passphrase, CancellationToken cancellationToken)
    {
        try
        {
            var size = await new BackupRun(data, TimeProvider.System).RunAsync(file.FullName, passphrase, null, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {file} ({size:N0} bytes{(passphrase is null ? ", not encrypted" : ", encrypted")})."));
            return 0;
        }
        catch (BackupException e)
        {
            throw new CommandException(CommandTexts.Of("backup." + e.Code, e.Args));
        }
    }
}
