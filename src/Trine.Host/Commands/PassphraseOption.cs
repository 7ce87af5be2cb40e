using System.CommandLine;

namespace Trine.Host.Commands;

/// <summary>A backup's passphrase: out of a file or the environment, never the command line, which other users of the machine can see.</summary>
internal static class PassphraseOption
{
    private const string Variable = "TRINE_BACKUP_PASSPHRASE";

    public static Option<FileInfo?> New() => new("--passphrase-file") { Description = $"A file whose first line is the passphrase; or set {Variable}." };

    public static string? Read(FileInfo? file)
    {
        if (file is null)
        {
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null;
        }

        try
        {
            return File.ReadLines(file.FullName).FirstOrDefault()?.TrimEnd('\r') is { Length: > 0 } line ? line : throw new CommandException($"The first line of {file} is empty; it should be the passphrase.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The passphrase cannot be read: {e.Message}");
        }
    }
}
