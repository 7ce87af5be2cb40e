using Trine.Host;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Operations.Backups;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>Making and restoring backups, as the commands do.</summary>
internal static class Backups
{
    public static async Task<string> MakeAsync(DataOptions data, string? passphrase = null)
    {
        var path = Path.Combine(TestFolder.New(), "x.trinebackup");
        await new BackupRun(data, TimeProvider.System).RunAsync(path, passphrase, null, TrineApp.Token);
        return path;
    }

    public static Task<string?> RestoreAsync(DataOptions data, string path, string? passphrase = null, bool replace = false) =>
        new RestoreRun(data, new Migrations(data, new ObjectCatalog([new KernelModule(), .. Modules.All])), TimeProvider.System).RunAsync(path, passphrase, replace, TrineApp.Token);
}
