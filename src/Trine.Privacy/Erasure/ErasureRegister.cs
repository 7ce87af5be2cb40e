using System.Text;
using System.Text.Json;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Privacy.Erasure;

/// <summary>
/// Whose data was erased, in a file beside the database: an older backup does not know it and would bring people back. It names records and
/// erasures, and nobody.
/// </summary>
internal sealed class ErasureRegister(DataOptions data)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One erasure.</summary>
    /// <param name="At">When it was carried out.</param>
    /// <param name="Records">As <see cref="PersonReference"/> writes them.</param>
    /// <param name="Reason">An <see cref="ErasureReason"/>, as in the contract.</param>
    public sealed record Entry(Guid Erasure, DateTimeOffset At, string Reason, bool Everywhere, string? Note, IReadOnlyList<string> Records);

    private string Path => System.IO.Path.Combine(data.Folder, DataOptions.ErasedFile);

    /// <summary>Writes one down, before it is carried out for good: a line too many does no harm.</summary>
    public void Add(ErasureJob job, DateTimeOffset at)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        using var file = new FileStream(Path, options);
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Entry(job.Id, at, EnumText.Of(job.Reason), job.Everywhere, job.Note, job.Records), Json) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>All of them, the oldest first. A line that was cut off was never carried out.</summary>
    public IEnumerable<Entry> Read() => File.Exists(Path) ? File.ReadLines(Path).Select(Parse).OfType<Entry>().DistinctBy(e => e.Erasure) : [];

    private static Entry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
