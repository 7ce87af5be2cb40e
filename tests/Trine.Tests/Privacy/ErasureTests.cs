using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Transfer;
using Trine.Kernel.Transfer.Exports;
using Trine.Privacy.Erasure;
using Trine.Tests.Fixture;
using Trine.Tests.Operations;
using Trine.Tests.Transfer;

namespace Trine.Tests.Privacy;

/// <summary>That what is kept of a person can be taken out whole, and can be gone: from every table, index and file.</summary>
public sealed class ErasureTests
{
    private const string Name = "欧阳雪梅";
    private const string Mobile = "13987654321";
    private const string Email = "xuemei.ouyang@mail.example";
    private const string Wechat = "oyxm_1988";
    private const string FormerName = "欧阳小梅";

    [Fact]
    public async Task Nothing_is_left_of_a_person_in_any_table_index_or_file()
    {
        await using var app = await TrineApp.StartAsync();
        var (customer, contact) = await PersonAsync(app);
        var elsewhere = await app.Admin.CreateAsync("customers", new { name = "启明星", description = $"{Name}介绍来的，电话 139 8765 4321，{Email.ToUpperInvariant()}" });
        await app.Admin.ExportAsync("contacts");
        await app.Admin.ImportAsync("contacts", $"姓名,客户,手机\n{Name},云帆科技,{Mobile}\n", new { dryRun = true }, $"{Name}.csv");
        await app.CatchUpAsync();
        (await FindAsync(app)).ShouldNotBeEmpty();
        var before = await app.Admin.GetAsync($"/api/contacts/{contact}", HttpStatusCode.OK);

        var request = new { records = new[] { new { @object = "contacts", id = contact } }, everywhere = true, note = "2026-017" };
        var preview = await app.Admin.PostAsync("/api/privacy/erasures/preview", request);
        ((int)preview["records"]!, (int)preview["related"]!["activities"]!, (int)preview["files"]!, (int)preview["comments"]!).ShouldBe((1, 1, 1, 1));
        ((int)preview["mentions"]!["customers"]!, (int)preview["mentions"]!["opportunities"]!).ShouldBe((1, 1));
        (await app.Admin.GetAsync($"/api/contacts/{contact}", HttpStatusCode.OK))["name"]!.GetValue<string>().ShouldBe(Name);

        var ended = await EraseAsync(app.Admin, request);
        var certificate = ended["certificate"]!;
        certificate["remaining"]!.AsObject().ShouldBeEmpty(ended.Plain());
        ((int)certificate["records"]!, (int)certificate["comments"]!, (int)certificate["files"]!, (bool)certificate["compacted"]!).ShouldBe((1, 1, 1, true));
        ((int)certificate["columns"]!).ShouldBeGreaterThan(100);

        // What was announced is what happened; the log has besides what the erasure itself wrote.
        ((int)certificate["mentions"]!).ShouldBe(preview["mentions"]!.AsObject().Sum(m => (int)m.Value!));
        ((int)certificate["mentions"]!).ShouldBeGreaterThanOrEqualTo(3);
        ((int)certificate["notifications"]!, (int)certificate["transferFiles"]!).ShouldBe(((int)preview["notifications"]!, (int)preview["transferFiles"]!));
        ((int)preview["transferFiles"]!).ShouldBeGreaterThan(0);
        ((int)preview["entries"]!).ShouldBeInRange(1, (int)certificate["entries"]!);
        await app.CatchUpAsync();
        (await FindAsync(app)).ShouldBeEmpty();

        // What is left is still a record, and business goes on.
        var after = await app.Admin.GetAsync($"/api/contacts/{contact}", HttpStatusCode.OK);
        ((string)after["name"]!).ShouldContain(((string)after["id"]!)[^6..].ToUpperInvariant());
        (after["mobile"], after["email"], after["wechat"], after["birthday"]).ShouldBe((null, null, null, null));
        ((string)after["customer"]!["id"]!).ShouldBe(customer);
        ((string)(await app.Admin.GetAsync($"/api/customers/{elsewhere["id"]}", HttpStatusCode.OK))["description"]!).ShouldBe("***介绍来的，电话 ***，***");
        (await app.Admin.GetAsync($"/api/search?q={Mobile}", HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        (await app.Admin.GetAsync($"/api/contacts/{contact}/timeline", HttpStatusCode.OK))["items"]!.AsArray().ShouldNotBeEmpty();
        await app.Admin.PatchAsync($"/api/contacts/{contact}", new { version = after["version"], jobTitle = "经理" });

        // The log knows that there was something, and no more; nothing brings it back.
        var history = await app.Admin.GetAsync($"/api/contacts/{contact}/history", HttpStatusCode.OK);
        history["items"]!.AsArray().Count(i => (bool)i!["erased"]!).ShouldBe(history["items"]!.AsArray().Count - 1);
        foreach (var set in history["items"]!.AsArray().Skip(1).Select(i => (string)i!["changeSet"]!).Distinct())
        {
            var undo = await app.Admin.PostAsync($"/api/changes/{set}/undo", new { });
            undo["refused"]!.AsArray().Any(r => (string)r!["id"]! == contact).ShouldBeTrue(undo.Plain());
        }

        var past = await app.Admin.GetAsync($"/api/contacts/{contact}?asOf={Uri.EscapeDataString((string)before["updatedAt"]!)}", HttpStatusCode.OK);
        past.Plain().ShouldNotContain(Mobile);
        await using var scope = app.SystemScope();
        await scope.ServiceProvider.GetRequiredService<LogReaderLoop>().CatchUpAsync("seal", TrineApp.Token);
        var report = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(TrineApp.Token);
        (report.Intact, report.Erasures.Count).ShouldBe((true, 1));

        var shown = await app.Admin.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK);
        ((string)shown["erasure"]!).ShouldBe((string)ended["id"]!);
    }

    [Fact]
    public async Task A_namesake_keeps_his_name_and_others_what_is_not_surely_about_the_person()
    {
        await using var app = await TrineApp.StartAsync();
        var (_, contact) = await PersonAsync(app);
        var other = await app.Admin.CreateAsync("customers", new { name = "启明星", description = $"{Name}与 {Mobile} 都不是本公司的" });
        var namesake = await app.Admin.CreateAsync("contacts", new { name = Name, customer = other["id"], mobile = "13600001111" });
        var task = await app.Admin.CreateAsync("tasks", new { title = $"给{Name}寄样品", customer = other["id"] });
        foreach (var (key, id) in new[] { ("recent", contact), ("recent2", (string)namesake["id"]!) })
        {
            await app.Admin.CallAsync(HttpMethod.Put, $"/api/me/settings/{key}", new { value = new[] { new { @object = "contacts", id, title = Name } } }, HttpStatusCode.NoContent);
        }

        var ended = await EraseAsync(app.Admin, new { records = new[] { new { @object = "contacts", id = contact } } });
        ended["certificate"]!["remaining"]!["user_settings"]!.GetValue<int>().ShouldBe(1);
        ended["certificate"]!["remaining"]!["contacts"]!.GetValue<int>().ShouldBe(1);
        ((string)(await app.Admin.GetAsync($"/api/contacts/{namesake["id"]}", HttpStatusCode.OK))["name"]!).ShouldBe(Name);
        ((string)(await app.Admin.GetAsync($"/api/tasks/{task["id"]}", HttpStatusCode.OK))["title"]!).ShouldBe($"给{Name}寄样品");
        ((string)(await app.Admin.GetAsync($"/api/customers/{other["id"]}", HttpStatusCode.OK))["description"]!).ShouldBe($"{Name}与 *** 都不是本公司的");
        (await app.Admin.GetAsync($"/api/contacts/{namesake["id"]}/history", HttpStatusCode.OK))["items"]!.AsArray().ShouldAllBe(i => !(bool)i!["erased"]!);
        (await FindAsync(app, [Mobile, Email, Wechat])).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lead_somebody_was_is_the_same_person()
    {
        await using var app = await TrineApp.StartAsync();
        var lead = await app.Admin.CreateAsync("leads", new { name = Name, company = "云帆科技", phone = Mobile });
        var converted = await app.Admin.PostAsync($"/api/leads/{lead["id"]}/convert", new { version = 1 });
        var contact = (string)(await app.Admin.GetAsync($"/api/leads/{lead["id"]}", HttpStatusCode.OK))["contact"]!["id"]!;
        converted.ShouldNotBeNull();
        await app.Admin.CreateAsync("leads", new { name = "小欧", phone = Mobile });
        var person = await app.Admin.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK);
        var same = person["same"]!.AsArray();
        same.Count(s => (string)s!["object"]! == "leads").ShouldBe(2);
        same.Single(s => (string)s!["record"]!["id"]! == (string)lead["id"]!)!["by"]!.AsArray().Select(b => (string)b!).ShouldBe(["contact", "phone"], ignoreOrder: true);
        var records = same.Select(s => new { @object = (string)s!["object"]!, id = (string)s["record"]!["id"]! }).Append(new { @object = "contacts", id = contact });
        await EraseAsync(app.Admin, new { records, everywhere = true });
        (await FindAsync(app, [Name, Mobile])).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task An_export_at_work_meanwhile_begins_anew()
    {
        // Nobody works on exports here: one that is under way stays so.
        await using var app = await TrineApp.StartAsync(services => services.Remove(services.Single(s => s.ImplementationType == typeof(ExportWorker))));
        var (_, contact) = await PersonAsync(app);
        var job = new ExportJob { UserId = (Guid)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!, Object = "contacts", State = TransferState.Running, Holder = "a process", Claims = 1, At = DateTimeOffset.UnixEpoch };
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        db.Add(job);
        await db.SaveChangesAsync(TrineApp.Token);
        await EraseAsync(app.Admin, new { records = new[] { new { @object = "contacts", id = contact } } });
        await db.Entry(job).ReloadAsync(TrineApp.Token);
        (job.State, job.Holder).ShouldBe((TransferState.Queued, null));
    }

    [Fact]
    public async Task Who_is_written_down_again_can_be_erased_again()
    {
        await using var app = await TrineApp.StartAsync();
        var (_, contact) = await PersonAsync(app);
        var request = new { records = new[] { new { @object = "contacts", id = contact } }, everywhere = true };
        await EraseAsync(app.Admin, request);
        var first = (DateTimeOffset)(await app.Admin.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK))["erased"]!;
        var empty = await app.Admin.GetAsync($"/api/contacts/{contact}", HttpStatusCode.OK);
        await app.Admin.PatchAsync($"/api/contacts/{contact}", new { version = (int)empty["version"]!, mobile = Mobile });
        await app.Admin.CreateAsync("activities", new { type = "call", subject = $"致电{Mobile}", contact });
        await app.CatchUpAsync();
        (await FindAsync(app, [Mobile])).ShouldNotBeEmpty();

        var ended = await EraseAsync(app.Admin, request);
        ended["certificate"]!["remaining"]!.AsObject().ShouldBeEmpty(ended.Plain());
        (await FindAsync(app, [Mobile])).ShouldBeEmpty();
        var person = await app.Admin.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK);
        ((DateTimeOffset)person["erased"]!).ShouldBeGreaterThan(first);
        // What it is called since is nobody's name: it stays, and counts as no trace.
        ((string)person["person"]!["name"]!).ShouldBe((string)empty["name"]!);
    }

    [Fact]
    public async Task Somebody_who_is_still_writing_keeps_nothing_in_the_index()
    {
        if (!TrineApp.OnPostgres)
        {
            // One writes at a time there.
            return;
        }

        await using var app = await TrineApp.StartAsync();
        var (_, contact) = await PersonAsync(app);
        await using var connection = new NpgsqlConnection(app.Data.ConnectionString);
        await connection.OpenAsync(TrineApp.Token);
        JsonNode started;
        await using (await connection.BeginTransactionAsync(TrineApp.Token))
        {
            // Readers of the log wait for transactions older than what they read.
            await using var write = new NpgsqlCommand("SELECT pg_current_xact_id()", connection);
            await write.ExecuteScalarAsync(TrineApp.Token);
            started = await app.Admin.PostAsync("/api/privacy/erasures", new { records = new[] { new { @object = "contacts", id = contact } }, everywhere = true }, HttpStatusCode.Accepted);
            await using var scope = app.SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            while (!await db.Set<ErasureJob>().AnyAsync(j => j.Cleared, TrineApp.Token))
            {
                TrineApp.Token.ThrowIfCancellationRequested();
            }

            await app.Services.GetRequiredService<LogReaderLoop>().CatchUpAsync("search", TrineApp.Token);
        }

        var ended = await app.Admin.EndedAsync("privacy/erasures", (string)started["id"]!);
        ended["certificate"]!["remaining"]!.AsObject().ShouldBeEmpty(ended.Plain());
    }

    [Fact]
    public async Task An_older_backup_does_not_bring_people_back()
    {
        var data = await TrineApp.NewDataAsync();
        string backup, contact, kept;
        await using (var app = await TrineApp.StartAsync(data))
        {
            (_, contact) = await PersonAsync(app);
            kept = (string)(await app.Admin.CreateAsync("contacts", new { name = "上官云", customer = (await app.Admin.GetAsync($"/api/contacts/{contact}", HttpStatusCode.OK))["customer"]!["id"], mobile = "13600002222" }))["id"]!;
            backup = await Backups.MakeAsync(data);
            await EraseAsync(app.Admin, new { records = new[] { new { @object = "contacts", id = contact } }, everywhere = true, note = "2026-018" });
            var later = await app.Admin.CreateAsync("leads", new { name = "后来的人", phone = "13511112222" });
            await EraseAsync(app.Admin, new { records = new[] { new { @object = "leads", id = (string)later["id"]! } } });
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Backups.RestoreAsync(data, backup, replace: true);
        await using var again = await TrineApp.StartAsync(data);
        // The product asks for it by itself, whenever its worker has come up.
        JsonNode? erased;
        while ((erased = (await again.Admin.GetAsync("/api/privacy/erasures", HttpStatusCode.OK))["items"]!.AsArray().SingleOrDefault()) is null)
        {
            TrineApp.Token.ThrowIfCancellationRequested();
        }

        erased = await again.Admin.EndedAsync("privacy/erasures", (string)erased["id"]!);
        ((string)erased["state"]!).ShouldBe("done", erased.Plain());
        ((string)erased["note"]!, (string)erased["records"]![0]!["id"]!).ShouldBe(("2026-018", contact));
        await again.CatchUpAsync();
        (await FindAsync(again)).ShouldBeEmpty();
        ((string)(await again.Admin.GetAsync($"/api/contacts/{kept}", HttpStatusCode.OK))["name"]!).ShouldBe("上官云");
    }

    [Fact]
    public async Task A_copy_holds_everything_and_is_written_down()
    {
        await using var app = await TrineApp.StartAsync();
        var (_, contact) = await PersonAsync(app);
        var purpose = await app.Admin.CreateAsync("processingActivities", new { name = "产品推广", purpose = "介绍新产品", legalBasis = "consent" });
        await app.Admin.PostAsync($"/api/contacts/{contact}/consents", new { purpose = purpose["id"], channel = "any", decision = "granted", how = "paper", evidence = "展会签到表" }, HttpStatusCode.Created);
        ((int)(await app.Admin.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK))["consents"]!).ShouldBe(1);
        ((int)(await app.Admin.PostAsync("/api/privacy/erasures/preview", new { records = new[] { new { @object = "contacts", id = contact } } }))["consents"]!).ShouldBe(1);
        using var zip = new ZipArchive(new MemoryStream(await app.Admin.GetByteArrayAsync($"/api/privacy/persons/contacts/{contact}/copy", TrineApp.Token)));
        var page = Read(zip, "index.html");
        foreach (var word in new[] { Name, Mobile, Email, Wechat, FormerName, "想看样机", "喜欢爬山", "展会签到表", "产品推广" })
        {
            (page + Read(zip, "data.json")).ShouldContain(word);
        }

        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script>");
        var data = JsonNode.Parse(Read(zip, "data.json"))!;
        (data["contacts"]!.AsArray().Count, data["activities"]!.AsArray().Count, data["opportunities"]!.AsArray().Count, data["comments"]!.AsArray().Count).ShouldBe((1, 1, 1, 1));
        Read(zip, (string)data["files"]![0]!["path"]!).ShouldBe("身份证");
        (await app.Admin.GetAsync("/api/audit?topic=privacy", HttpStatusCode.OK))["items"]!.AsArray().ShouldHaveSingleItem()!["event"]!.GetValue<string>().ShouldBe("personCopied");
    }

    [Fact]
    public async Task Only_who_answers_for_peoples_data_copies_and_erases()
    {
        await using var app = await TrineApp.StartAsync();
        var (_, contact) = await PersonAsync(app);
        var request = new { records = new[] { new { @object = "contacts", id = contact } } };
        using var manager = await app.SignInAsync("salesManager");
        await manager.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.Forbidden);
        await manager.GetAsync($"/api/privacy/persons/contacts/{contact}/copy", HttpStatusCode.Forbidden);
        await manager.GetAsync("/api/privacy/erasures", HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/privacy/erasures/preview", request, HttpStatusCode.Forbidden);
        await manager.PostAsync("/api/privacy/erasures", request, HttpStatusCode.Forbidden);

        await app.Admin.CreateAsync("roles", new { name = "个人信息保护专员", code = "dpo", grants = """{"privacy": {"read": "all"}}""" });
        using var officer = await app.SignInAsync("dpo");
        var person = await officer.GetAsync($"/api/privacy/persons/contacts/{contact}", HttpStatusCode.OK);
        ((bool)person["can"]!["copy"]!, (bool)person["can"]!["erase"]!).ShouldBe((true, false));
        await officer.PostAsync("/api/privacy/erasures", request, HttpStatusCode.Forbidden);
        await app.Admin.GetAsync($"/api/privacy/persons/orders/{contact}", HttpStatusCode.NotFound);
        await app.Admin.GetAsync($"/api/privacy/persons/contacts/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        await app.Admin.PostAsync("/api/privacy/erasures", new { records = Array.Empty<object>() }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync("/api/privacy/erasures", new { records = new object?[] { null } }, HttpStatusCode.BadRequest);
        await app.Admin.PostAsync("/api/privacy/erasures", new { records = new[] { new { @object = "contacts", id = Guid.NewGuid() } } }, HttpStatusCode.NotFound);
    }

    internal static async Task<JsonNode> EraseAsync(HttpClient client, object request)
    {
        var started = await client.PostAsync("/api/privacy/erasures", request, HttpStatusCode.Accepted);
        var ended = await client.EndedAsync("privacy/erasures", (string)started["id"]!);
        ((string)ended["state"]!).ShouldBe("done", ended.Plain());
        return ended;
    }

    /// <summary>A person with everything that can hang on one.</summary>
    private static async Task<(string Customer, string Contact)> PersonAsync(TrineApp app)
    {
        var colleague = await app.AddUserAsync("salesRep", $"wang{Guid.NewGuid():N}@test.example", name: "小王");
        await app.Admin.CreateAsync("customFields", new { @object = "contacts", key = "hobby", type = "text", labelZh = "爱好", searchable = true });
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "云帆科技", phone = "075588886666" }))["id"]!;
        var contact = (string)(await app.Admin.CreateAsync("contacts", new
        {
            name = FormerName, customer, mobile = Mobile, email = Email, wechat = Wechat, birthday = "1988-08-08", owner = colleague,
            preferences = "<script>alert(1)</script>", custom = new { hobby = "喜欢爬山" },
        }))["id"]!;
        await app.Admin.PatchAsync($"/api/contacts/{contact}", new { version = 1, name = Name });
        await app.Admin.CreateAsync("activities", new { type = "call", subject = $"致电{Name}", body = "想看样机", contact });
        await app.Admin.CreateAsync("opportunities", new { name = $"{Name}的采购", customer, contact, description = $"联系 {Mobile}" });
        await app.Admin.PostAsync($"/api/contacts/{contact}/comments", new { text = $"@小王 请联系{Name} {Mobile}", mentions = new[] { colleague } }, HttpStatusCode.Created);
        await app.Admin.PostAsync("/api/contacts/views", new { name = $"{Name}的", kind = "list", filter = new { field = "name", op = "contains", value = Name }, columns = new[] { "name" }, sort = Array.Empty<string>() }, HttpStatusCode.Created);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("身份证")), "file", $"{Name}.txt" } };
        await app.Admin.CallAsync(HttpMethod.Post, $"/api/contacts/{contact}/files", form, HttpStatusCode.Created);
        await app.CatchUpAsync();
        return (customer, contact);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Where words stand: on PostgreSQL in which table and column, on SQLite in which file, free pages and all.</summary>
    internal static async Task<List<string>> FindAsync(TrineApp app, IReadOnlyList<string>? words = null)
    {
        words ??= [Name, FormerName, Mobile, "139 8765 4321", Email, Email.ToUpperInvariant(), Wechat, "喜欢爬山", "想看样机"];
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(app.Data.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await ReadAsync(file);
            found.AddRange(words.Where(w => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w)) >= 0).Select(w => $"{file}: {w}"));
        }

        if (app.Data.Kind == DatabaseKind.Postgres)
        {
            await using var connection = new NpgsqlConnection(app.Data.ConnectionString);
            await connection.OpenAsync(TrineApp.Token);
            foreach (var (table, column) in await ColumnsAsync(connection))
            {
                foreach (var word in words)
                {
                    await using var count = new NpgsqlCommand($"SELECT count(*) FROM \"{table}\" WHERE \"{column}\"::text ILIKE @word", connection);
                    count.Parameters.AddWithValue("word", $"%{word}%");
                    if ((long)(await count.ExecuteScalarAsync(TrineApp.Token))! > 0)
                    {
                        found.Add($"{table}.{column}: {word}");
                    }
                }
            }
        }

        return found;
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TrineApp.Token);
        return bytes.ToArray();
    }

    private static async Task<List<(string, string)>> ColumnsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()", connection);
        await using var reader = await command.ExecuteReaderAsync(TrineApp.Token);
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync(TrineApp.Token))
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }
}
