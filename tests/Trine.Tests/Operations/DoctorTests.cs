using System.Net;
using Trine.Host;
using Trine.Host.Commands;
using Trine.Kernel.Data;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Operations.Doctor;
using Trine.Tests.Fixture;

namespace Trine.Tests.Operations;

/// <summary>The examination finds nothing wrong with a workspace that is well, and each thing that is.</summary>
[Trait("Database", "any")]
public sealed class DoctorTests
{
    private static readonly ObjectCatalog Catalog = new([new KernelModule(), .. Modules.All]);

    [Fact]
    public async Task A_workspace_that_is_well_has_no_problem()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "tier", type = "choice", labelZh = "级别", choices = new[] { "gold" } });
        await app.CatchUpAsync();
        var findings = await FindAsync(app.Data);
        findings.Where(f => f.Severity != Severity.Ok).Select(f => f.TextKey).ShouldBe(["doctor.backups.none"]);
        findings.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_log_is_compared_with_its_seals()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "云帆" });
        await app.CatchUpAsync();
        (await DoctorCommand.ChainAsync(app.Data, TrineApp.Token)).ShouldSatisfyAllConditions(f => f.Severity.ShouldBe(Severity.Ok), f => ((long)f.Args[0]).ShouldBeGreaterThan(1));
        await Dump.ExecuteAsync(app.Data, "UPDATE change_log SET actor_id = NULL WHERE object = 'customers'");
        (await DoctorCommand.ChainAsync(app.Data, TrineApp.Token)).TextKey.ShouldBe("doctor.chain.entries");
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_is_said_and_the_rest_is_examined_all_the_same()
    {
        await using var app = await TrineApp.StartAsync();
        File.CreateSymbolicLink(Path.Combine(app.Data.Folder, "keys", "key-lost.xml"), "nowhere.xml");
        var findings = await FindAsync(app.Data, Depth.Quick);
        findings.Where(f => f.Severity == Severity.Problem).Select(f => f.TextKey).ShouldBe(["doctor.keys.unreadable"]);
        findings.ShouldContain(f => f.TextKey == "doctor.schema.ok");
    }

    [Fact]
    public async Task Whatever_is_wrong_is_found_and_says_what_to_do()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆" });
        foreach (var name in new[] { "a.txt", "b.txt" })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent("12345"u8.ToArray()), "file", name } };
            await app.Admin.CallAsync(HttpMethod.Post, $"/api/customers/{customer["id"]}/files", form, HttpStatusCode.Created);
        }

        await app.CatchUpAsync();
        var files = Directory.GetFiles(Path.Combine(app.Data.Folder, "files"), "*", SearchOption.AllDirectories);
        File.Delete(files[0]);
        await File.WriteAllTextAsync(files[1], "54321", TrineApp.Token);
        var orphan = Path.Combine(app.Data.Folder, "files", "ab", "000000000000000000000000000000ab");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        await File.WriteAllTextAsync(orphan, "x", TrineApp.Token);
        File.SetLastWriteTimeUtc(orphan, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await Dump.ExecuteAsync(app.Data, "DROP INDEX ix_change_log_at");
        var future = app.Data.Kind == DatabaseKind.Sqlite ? "at + 86400000000" : "at + interval '1 day'";
        var now = app.Data.Kind == DatabaseKind.Sqlite ? "0" : "now()";
        await Dump.ExecuteAsync(app.Data, $"UPDATE change_log SET at = {future}");
        await Dump.ExecuteAsync(app.Data, $"INSERT INTO parked_entries (reader, seq, error, at) VALUES ('search', 1, 'boom', {now})");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(app.Data.Folder, "keys"), (UnixFileMode)0b111_101_101);
            File.SetUnixFileMode(app.Data.Folder, (UnixFileMode)0b111_101_101);
        }

        var findings = await FindAsync(app.Data, Depth.WithContents);
        var found = findings.Where(f => f.Severity != Severity.Ok).ToList();
        found.Select(f => f.TextKey).ShouldBe(
            [
                "doctor.folder.open", "doctor.keys.open", "doctor.tables.missing", "doctor.clock.behind", "doctor.readers.parked", "doctor.files.missing", "doctor.files.wrong",
                "doctor.files.orphans", "doctor.backups.none",
            ],
            ignoreOrder: true);
        var texts = new MessageTexts(Catalog);
        foreach (var language in MessageTexts.Languages)
        {
            found.ShouldAllBe(f => texts.Find(language, f.TodoKey) != null);
            findings.ShouldAllBe(f => texts.Find(language, f.TextKey) != null && texts.Find(language, $"doctor.{f.Check}.name") != null);
        }

        await Dump.ExecuteAsync(app.Data, "INSERT INTO migrations (id, sha256, applied_at) VALUES ('Trine.Future.0001-initial', 'x', '2027-01-01')");
        (await FindAsync(app.Data)).ShouldContain(f => f.TextKey == "doctor.schema.newer");
    }

    [Fact]
    public async Task A_database_that_is_not_there_or_damaged_is_told()
    {
        var none = new DataOptions(TestFolder.New(), null);
        (await FindAsync(none)).ShouldContain(f => f.TextKey == "doctor.database.missing");
        (await FindAsync(none with { PostgresConnection = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" })).ShouldContain(f => f.TextKey == "doctor.database.unreachable");
        if (!TrineApp.OnPostgres)
        {
            var whole = await TrineApp.NewDataAsync();
            await using (await TrineApp.StartAsync(whole))
            {
            }

            // Restored, it is one file without a write-ahead log.
            var data = await TrineApp.NewDataAsync();
            await Backups.RestoreAsync(data, await Backups.MakeAsync(whole));
            await using (var file = new FileStream(data.SqliteFile, FileMode.Open, FileAccess.Write))
            {
                file.Position = 20 * 4096;
                file.Write(Enumerable.Repeat((byte)0xA5, (int)(file.Length / 2)).ToArray());
            }

            (await FindAsync(data)).ShouldContain(f => f.Severity == Severity.Problem && (f.TextKey == "doctor.integrity.damaged" || f.TextKey == "doctor.database.failed"));
        }
    }

    private static Task<List<Finding>> FindAsync(DataOptions data, Depth depth = Depth.Whole) => new Examination(data, new Migrations(data, Catalog), TimeProvider.System, depth).RunAsync(TrineApp.Token);
}
