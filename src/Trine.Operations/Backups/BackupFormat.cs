using System.Text.Json;
using System.Text.Json.Serialization;
using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>
/// How a backup is laid out: a gzipped tar that any tool opens, inside an envelope of encrypted chunks when there is a passphrase. First the
/// header, then the database, then the data folder, last the manifest.
/// </summary>
internal static class BackupFormat
{
    /// <summary>Raised when an older Trine could not read what a newer one writes.</summary>
    public const int Version = 1;

    public const string Ending = ".trinebackup";
    public const string HeaderName = "header.json";
    public const string ManifestName = "manifest.json";
    public const string SqliteName = "database/trine.db";
    public const string TablePrefix = "database/tables/";
    public const string FolderPrefix = "data/";

    /// <summary>What of the data folder is no data: the database's own files, other backups, work in progress, and the erasures, which hold for every backup.</summary>
    public static readonly string[] Left = ["trine.db", "trine.db-wal", "trine.db-shm", "trine.db-journal", "trine.lock", "backups", DataOptions.ErasedFile, RestoreSwap.Staging, RestoreSwap.Marker];

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
