using System.Security.Cryptography;
using System.Text.Json;
using Trine.Kernel.Data;

namespace Trine.Kernel.Transfer;

/// <summary>
/// The files of imports and exports in the data folder. Names are random or ids, never what a user sent, so no name can lead elsewhere.
/// </summary>
public sealed class TransferFolder(DataOptions data, TimeProvider time)
{
    /// <summary>How long an upload is kept after it was last used.</summary>
    public static readonly TimeSpan UploadsLive = TimeSpan.FromDays(1);

    /// <summary>How long exported files and lists of rejected rows are kept.</summary>
    public static readonly TimeSpan ResultsLive = TimeSpan.FromDays(30);

    /// <summary>Who uploaded a file, and what he calls it.</summary>
    /// <param name="UserId">Nobody else can import it.</param>
    /// <param name="FileName">As on his machine, without folders.</param>
    public sealed record Upload(Guid UserId, string FileName);

    /// <summary>A new, unguessable name for an upload.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Where the contents of an upload are.</summary>
    public string UploadPath(string token) => Path.Combine(data.Subfolder("imports"), token + ".data");

    /// <summary>Where the rows an import could not take are listed.</summary>
    public string RejectedPath(Guid import) => Path.Combine(data.Subfolder("imports"), $"{import:N}.rejected.csv");

    /// <summary>Where the rows worth a second look are listed.</summary>
    public string WarningsPath(Guid import) => Path.Combine(data.Subfolder("imports"), $"{import:N}.warnings.csv");

    /// <summary>Where the file of an export is.</summary>
    public string ExportPath(Guid export) => Path.Combine(data.Subfolder("exports"), $"{export:N}.data");

    /// <summary>Remembers whose an upload is, once its contents are complete.</summary>
    public void Keep(string token, Upload upload) => File.WriteAllText(OwnerPath(token), JsonSerializer.Serialize(upload));

    /// <summary>The upload of a token and a user, or null. Keeps it alive for another day.</summary>
    public Upload? Find(string token, Guid? userId)
    {
        if (token.Length != 32 || !token.All(char.IsAsciiHexDigitLower) || !File.Exists(OwnerPath(token)) || !File.Exists(UploadPath(token)))
        {
            return null;
        }

        var upload = JsonSerializer.Deserialize<Upload>(File.ReadAllText(OwnerPath(token)))!;
        if (upload.UserId != userId)
        {
            return null;
        }

        File.SetLastWriteTimeUtc(UploadPath(token), time.GetUtcNow().UtcDateTime);
        return upload;
    }

    /// <summary>Deletes what is past its time, save uploads that are still waited for.</summary>
    public void Tidy(IReadOnlySet<string> neededTokens)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var file in new DirectoryInfo(data.Subfolder("imports")).EnumerateFiles())
        {
            var token = Path.GetFileNameWithoutExtension(file.Name);
            var life = file.Extension == ".csv" ? ResultsLive : UploadsLive;
            if (now - file.LastWriteTimeUtc > life && !neededTokens.Contains(token))
            {
                file.Delete();
            }
        }

        foreach (var file in new DirectoryInfo(data.Subfolder("exports")).EnumerateFiles().Where(f => now - f.LastWriteTimeUtc > ResultsLive))
        {
            file.Delete();
        }
    }

    /// <summary>Deletes every file there is but those that work under way still needs. All of it can be made again.</summary>
    /// <param name="needed">Tokens of uploads, and ids of imports and exports without dashes.</param>
    /// <returns>How many went.</returns>
    public int Clear(IReadOnlySet<string> needed)
    {
        var files = Clearable(needed).ToList();
        files.ForEach(f => f.Delete());
        return files.Count;
    }

    /// <summary>How many <see cref="Clear"/> would delete.</summary>
    public int Count(IReadOnlySet<string> needed) => Clearable(needed).Count();

    private IEnumerable<FileInfo> Clearable(IReadOnlySet<string> needed) =>
        new[] { "imports", "exports" }.SelectMany(f => new DirectoryInfo(data.Subfolder(f)).EnumerateFiles()).Where(f => !needed.Contains(f.Name[..f.Name.IndexOf('.', StringComparison.Ordinal)]));

    private string OwnerPath(string token) => Path.Combine(data.Subfolder("imports"), token + ".json");
}
