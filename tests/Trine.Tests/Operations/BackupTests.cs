using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Operations.Backups;
using Trine.Sales.Orders;
using Trine.Tests.Fixture;
using Trine.Tests.Transfer;

namespace Trine.Tests.Operations;

/// <summary>A backup is tested by restoring it.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task What_is_restored_is_what_was_there()
    {
        var data = await TrineApp.NewDataAsync();
        await using (var app = await TrineApp.StartAsync(data))
        {
            await FillAsync(app);
            await app.CatchUpAsync();
        }

        var target = await TrineApp.NewDataAsync();
        await Backups.RestoreAsync(target, await Backups.MakeAsync(data));
        (await Dump.CatalogueAsync(target)).ShouldBe(await Dump.CatalogueAsync(data));
        var (before, after) = (await Dump.ReadAsync(data), await Dump.ReadAsync(target));
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (table, rows) in before.Where(t => !TrineApp.OnPostgres || t.Key is not ("change_log" or "log_readers" or "log_seals")))
        {
            after[table].ShouldBe(rows, table);
        }

        after["change_log"].Count.ShouldBe(before["change_log"].Count);
        Dump.Files(target).ShouldBe(Dump.Files(data), ignoreOrder: true);
        Dump.Files(target).Keys.ShouldContain(f => f.StartsWith("files", StringComparison.Ordinal));

        await using var restored = await TrineApp.StartAsync(target);
        await restored.CatchUpAsync();
        (await restored.Admin.GetAsync("/api/search?q=yunfan", HttpStatusCode.OK)).Plain().ShouldContain("云帆");
        // New numbers come after the old ones.
        await restored.Admin.CreateAsync("customers", new { name = "新客户" });
        await restored.CatchUpAsync();
        (await restored.Admin.GetAsync("/api/search?q=xinkehu", HttpStatusCode.OK)).Plain().ShouldContain("新客户");
    }

    [Fact]
    public async Task A_backup_taken_while_people_write_is_of_one_moment()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆" }))["id"]!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TrineApp.Token);
        var written = 0;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => WriteAsync(app, customer, () => Interlocked.Increment(ref written), stop.Token))).ToList();
        List<string> backups = [];
        for (var i = 0; i < 3; i++)
        {
            var before = Volatile.Read(ref written);
            while (Volatile.Read(ref written) < before + 5)
            {
                writers.ShouldAllBe(w => !w.IsCompleted);
                await Task.Delay(20, TrineApp.Token);
            }

            backups.Add(await Backups.MakeAsync(app.Data, i == 1 ? "a long passphrase" : null));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        var end = await app.Services.CreateScope().ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>().AsNoTracking().ToDictionaryAsync(e => e.Seq, TrineApp.Token);
        var count = 0;
        foreach (var backup in backups)
        {
            var target = await TrineApp.NewDataAsync();
            await Backups.RestoreAsync(target, backup, "a long passphrase");
            await using var restored = await TrineApp.StartAsync(target);
            var entries = await AgreesAsync(restored, end);
            entries.ShouldBeGreaterThan(count);
            count = entries;
            await restored.CatchUpAsync();
        }
    }

    /// <summary>Readers that were behind read what they had not; on another server transaction numbers begin anew, or are far ahead.</summary>
    [Fact]
    public async Task Readers_go_on_where_they_stood()
    {
        var data = await TrineApp.NewDataAsync();
        await using (var app = await TrineApp.StartAsync(data))
        {
            await app.Admin.CreateAsync("customers", new { name = "甲公司" });
            await app.CatchUpAsync();
        }

        if (TrineApp.OnPostgres)
        {
            // As if the backup came from a server that had seen a trillion transactions.
            await Dump.ExecuteAsync(data, "UPDATE change_log SET tx = (tx::text::bigint + 1000000000000)::text::xid8; UPDATE log_readers SET tx = (tx::text::bigint + 1000000000000)::text::xid8");
        }

        await Dump.ExecuteAsync(data, "DELETE FROM search_entries");
        var position = TrineApp.OnPostgres ? "(tx, seq) = ('0', 0)" : "seq = 0";
        await Dump.ExecuteAsync(data, $"UPDATE log_readers SET {(TrineApp.OnPostgres ? "tx = '0', seq = 0" : "seq = 0")} WHERE name = 'search'");
        var target = await TrineApp.NewDataAsync();
        await Backups.RestoreAsync(target, await Backups.MakeAsync(data));
        if (TrineApp.OnPostgres)
        {
            (await Dump.ReadAsync(target))["change_log"].ShouldAllBe(r => r.Length > 0);
        }

        await using var restored = await TrineApp.StartAsync(target);
        await restored.CatchUpAsync();
        (await restored.Admin.GetAsync("/api/search?q=jiagongsi", HttpStatusCode.OK)).Plain().ShouldContain("甲公司", Case.Sensitive, position);
        await using var scope = restored.SystemScope();
        var states = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ReaderState>().AsNoTracking().ToListAsync(TrineApp.Token);
        states.ShouldAllBe(s => s.Failures == 0);
    }

    /// <summary>The seals are of the log that is restored, though another server counts transactions anew.</summary>
    [Fact]
    public async Task A_restored_log_is_sealed_as_it_was()
    {
        var data = await TrineApp.NewDataAsync();
        await using (var app = await TrineApp.StartAsync(data))
        {
            for (var seal = 0; seal < 5; seal++)
            {
                await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.Admin.CreateAsync("customers", new { name = $"客户{seal}-{i}" })));
                await app.CatchUpAsync();
            }

            var state = await app.Admin.GetAsync("/api/audit/chain", HttpStatusCode.OK);
            ((int)state["seals"]!).ShouldBeGreaterThan(2);
        }

        if (TrineApp.OnPostgres)
        {
            const string Later = "tx = (tx::text::bigint + 1000000000000)::text::xid8";
            await Dump.ExecuteAsync(data, $"UPDATE change_log SET {Later}; UPDATE log_readers SET {Later}; UPDATE log_seals SET {Later}");
        }

        var target = await TrineApp.NewDataAsync();
        await Backups.RestoreAsync(target, await Backups.MakeAsync(data));
        await using var restored = await TrineApp.StartAsync(target);
        var found = await restored.Admin.PostAsync("/api/audit/chain/verify", new { });
        found["fault"].ShouldBeNull(found.Plain());
        ((bool)found["intact"]!).ShouldBeTrue();
        await restored.CatchUpAsync();
        var after = await restored.Admin.PostAsync("/api/audit/chain/verify", new { });
        ((bool)after["intact"]!, (long)after["seals"]! >= (long)found["seals"]!).ShouldBe((true, true), after.Plain());
    }

    [Fact]
    public async Task What_is_wrong_with_a_backup_is_said_and_nothing_is_changed()
    {
        await using var app = await TrineApp.StartAsync();
        await FillAsync(app);
        var (plain, locked) = (await Backups.MakeAsync(app.Data), await Backups.MakeAsync(app.Data, "a long passphrase"));
        var target = await TrineApp.NewDataAsync();
        await Backups.RestoreAsync(target, plain);
        var (dump, files) = (await Dump.ReadAsync(target), Dump.Files(target));

        async Task RefusedAsync(string code, string path, string? passphrase = null, bool replace = true, DataOptions? other = null) =>
            (await Should.ThrowAsync<BackupException>(Backups.RestoreAsync(other ?? target, path, passphrase, replace))).Code.ShouldBe(code);

        await RefusedAsync("notEmpty", plain, replace: false);
        await RefusedAsync("locked", locked);
        await RefusedAsync("passphrase", locked, "another passphrase");
        await RefusedAsync("unreadable", plain + ".not");
        await RefusedAsync("unknown", Altered(plain, _ => Encoding.UTF8.GetBytes("no backup at all")));
        await RefusedAsync(TrineApp.OnPostgres ? "needsPostgres" : "needsSqlite", plain, other: TrineApp.OnPostgres
            ? new DataOptions(TestFolder.New(), null) : target with { PostgresConnection = "Host=none" });

        var random = new Random(7);
        foreach (var path in new[] { plain, locked })
        {
            for (var i = 0; i < 3; i++)
            {
                await RefusedAsync("damaged", Altered(path, bytes =>
                {
                    bytes[random.Next(200, bytes.Length - 200)] ^= 0x10;
                    return bytes;
                }), "a long passphrase");
                await RefusedAsync("damaged", Altered(path, bytes => bytes[..random.Next(100, bytes.Length)]), "a long passphrase");
            }

        }

        // Of an open one the last bytes only say again what the manifest has proven.
        await RefusedAsync("damaged", Altered(locked, bytes => bytes[..^1]), "a long passphrase");

        const int Chunk = Envelope.ChunkSize + Envelope.TagSize;
        await RefusedAsync("damaged", Altered(locked, bytes =>
        {
            // Two whole chunks change places.
            var first = bytes.AsSpan(Envelope.HeaderSize, Chunk).ToArray();
            bytes.AsSpan(Envelope.HeaderSize + Chunk, Chunk).CopyTo(bytes.AsSpan(Envelope.HeaderSize));
            first.CopyTo(bytes, Envelope.HeaderSize + Chunk);
            return bytes;
        }), "a long passphrase");
        await RefusedAsync("damaged", Altered(locked, bytes => bytes[..(Envelope.HeaderSize + Chunk)]), "a long passphrase");

        await Dump.ExecuteAsync(app.Data, "INSERT INTO migrations (id, sha256, applied_at) VALUES ('Trine.Future.0001-initial', 'x', '2027-01-01')");
        await RefusedAsync("otherVersion", await Backups.MakeAsync(app.Data));
        (await Dump.ReadAsync(target)).ShouldBe(dump, new TableComparer());
        Dump.Files(target).ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public async Task Data_that_is_there_is_replaced_as_a_whole_and_kept()
    {
        await using var app = await TrineApp.StartAsync();
        await FillAsync(app);
        var backup = await Backups.MakeAsync(app.Data);
        var target = await TrineApp.NewDataAsync();
        await using (var other = await TrineApp.StartAsync(target))
        {
            await other.Admin.CreateAsync("customers", new { name = "将被替换" });
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var kept = await Backups.RestoreAsync(target, backup, replace: true);
        await using var restored = await TrineApp.StartAsync(target);
        (await restored.Admin.PostAsync("/api/customers/query", new { }))["items"]!.AsArray().Select(c => (string)c!["name"]!).ShouldBe(["云帆"]);
        if (!TrineApp.OnPostgres)
        {
            File.Exists(Path.Combine(kept!, "trine.db")).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_file_that_is_lost_or_broken_fails_the_backup()
    {
        await using var app = await TrineApp.StartAsync();
        await FillAsync(app);
        var file = Directory.EnumerateFiles(Path.Combine(app.Data.Folder, "files"), "*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, TrineApp.Token);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TrineApp.Token);
        var path = Path.Combine(app.Data.Folder, "..", $"{Guid.NewGuid():N}.trinebackup");
        Task<long> Make() => new BackupRun(app.Data, TimeProvider.System).RunAsync(path, null, null, TrineApp.Token);
        (await Should.ThrowAsync<BackupException>(Make)).Code.ShouldBe("fileBroken");
        File.Delete(file);
        (await Should.ThrowAsync<BackupException>(Make)).Code.ShouldBe("fileLost");
        File.Exists(path).ShouldBeFalse();
        File.Exists(path + ".partial").ShouldBeFalse();
    }

    [Fact]
    public async Task Files_that_are_being_written_are_left_out_and_no_others()
    {
        await using var app = await TrineApp.StartAsync();
        var path = Path.Combine(app.Data.Folder, "..", $"{Guid.NewGuid():N}.trinebackup");
        Task<long> Make() => new BackupRun(app.Data, TimeProvider.System).RunAsync(path, null, null, TrineApp.Token);
        FileStream Written(string folder) => new(Path.Combine(app.Data.Subfolder(folder), "a.data.part"), FileMode.Create, FileAccess.Write, FileShare.None);
        await using (Written("exports"))
        await using (Written("imports"))
        {
            await Make();
        }

        await using (Written("keys"))
        {
            (await Should.ThrowAsync<BackupException>(Make)).Code.ShouldBe("unreadableOther");
        }
    }

    /// <summary>A swap that was cut off anywhere is finished at the next start.</summary>
    [Fact]
    public void A_swap_that_was_cut_off_is_finished()
    {
        for (var cut = 0; cut < 7; cut++)
        {
            var folder = TestFolder.New();
            void Write(string name, string text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            Write("trine.db", "old");
            Write("files/a", "old");
            Write("only-old", "old");
            Write("restoring/trine.db", "new");
            Write("restoring/files/a", "new");
            // As it looks after so many moves.
            var old = new[] { "files", "only-old", "trine.db" };
            var moved = Math.Min(cut, 3);
            Write("restore.json", $$"""{"keep":"replaced-x","old":[{{(cut > 3 ? "" : "\"files\",\"only-old\",\"trine.db\"")}}]}""");
            Directory.CreateDirectory(Path.Combine(folder, "replaced-x"));
            foreach (var name in old[..moved])
            {
                Directory.Move(Path.Combine(folder, name), Path.Combine(folder, "replaced-x", name));
            }

            foreach (var name in new[] { "files", "trine.db" }[..Math.Max(0, cut - 4)])
            {
                Directory.Move(Path.Combine(folder, "restoring", name), Path.Combine(folder, name));
            }

            RestoreSwap.Finish(folder);
            File.ReadAllText(Path.Combine(folder, "trine.db")).ShouldBe("new");
            File.ReadAllText(Path.Combine(folder, "files", "a")).ShouldBe("new");
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe(["files", "replaced-x", "trine.db"], ignoreOrder: true);
            File.ReadAllText(Path.Combine(folder, "replaced-x", "only-old")).ShouldBe("old");
        }
    }

    private static async Task FillAsync(TrineApp app)
    {
        await app.Admin.CreateAsync("customFields", new { @object = "customers", key = "tier", type = "choice", labelZh = "级别", choices = new[] { "gold" } });
        var customer = await app.Admin.CreateAsync("customers", new { name = "云帆", custom = new { tier = "gold" } });
        await app.Admin.CreateAsync("orders", new { customer = (string)customer["id"]!, lines = new object[] { new { description = "一", quantity = 2, unitPrice = 10.25 } } });
        var noise = new byte[300_000];
        new Random(3).NextBytes(noise);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(noise), "file", "合同.pdf" } };
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/customers/{customer["id"]}/files", form, HttpStatusCode.Created);
        await app.Admin.ImportAsync("contacts", "name,customer\n张三,云帆\n,云帆\n");
    }

    private static async Task WriteAsync(TrineApp app, string customer, Action written, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var order = await app.Admin.CreateAsync("orders", new { customer, note = "1", lines = new object[] { new { description = "a", quantity = 1, unitPrice = 10 } } });
            await app.Admin.PatchAsync($"/api/orders/{order["id"]}", new { version = 1, note = "2" });
            using var form = new MultipartFormDataContent { { new ByteArrayContent("一些内容"u8.ToArray()), "file", "a.txt" } };
            await app.Admin.CallAsync(HttpMethod.Post, $"/api/orders/{order["id"]}/files", form, HttpStatusCode.Created);
            written();
        }
    }

    /// <summary>Each version of each record has its entry, each entry is one of the original's, each file is there.</summary>
    private static async Task<int> AgreesAsync(TrineApp app, Dictionary<long, ChangeLogEntry> original)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var orders = await db.Readable<Order>().ToListAsync(TrineApp.Token);
        var log = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == Order.ObjectKey).ToListAsync(TrineApp.Token);
        log.GroupBy(e => e.RecordId).Select(g => (g.Key, g.Count())).OrderBy(r => r.Key).ShouldBe(orders.Select(o => (o.Id, o.Version)).OrderBy(r => r.Id));
        log.ShouldAllBe(e => original[e.Seq].RecordId == e.RecordId && original[e.Seq].At == e.At && original[e.Seq].ChangeSet == e.ChangeSet);
        var files = await db.Set<Trine.Kernel.Files.Attachment>().ToListAsync(TrineApp.Token);
        files.ShouldAllBe(f => File.Exists(Path.Combine(app.Data.Folder, "files", f.StorageKey.Substring(30, 2), f.StorageKey)));
        return log.Count;
    }

    private static string Altered(string path, Func<byte[], byte[]> change)
    {
        var altered = Path.Combine(Path.GetDirectoryName(path)!, $"{Guid.NewGuid():N}.trinebackup");
        File.WriteAllBytes(altered, change(File.ReadAllBytes(path)));
        return altered;
    }

    private sealed class TableComparer : IEqualityComparer<KeyValuePair<string, List<string>>>
    {
        public bool Equals(KeyValuePair<string, List<string>> x, KeyValuePair<string, List<string>> y) => x.Key == y.Key && x.Value.SequenceEqual(y.Value);

        public int GetHashCode(KeyValuePair<string, List<string>> obj) => obj.Key.GetHashCode(StringComparison.Ordinal);
    }
}
