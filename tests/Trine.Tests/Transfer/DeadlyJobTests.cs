using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Data;
using Trine.Kernel.Transfer;
using Trine.Kernel.Transfer.Exports;
using Trine.Kernel.Transfer.Formats;
using Trine.Kernel.Transfer.Imports;
using Trine.Privacy.Erasure;
using Trine.Tests.Fixture;

namespace Trine.Tests.Transfer;

/// <summary>Work that ends every process that takes it up is not taken up for ever.</summary>
[Trait("Database", "any")]
public sealed class DeadlyJobTests
{
    private const int Deaths = 5;

    [Fact]
    public async Task A_job_that_many_processes_died_of_fails_and_says_so_and_those_behind_it_are_done()
    {
        await using var app = await TrineApp.StartAsync();
        await app.Admin.CreateAsync("customers", new { name = "甲" });
        var admin = await AdminAsync(app);
        var (deadly, unlucky) = (Export(admin, Deaths), Export(admin, Deaths - 1));
        await AddAsync(app, deadly, unlucky);
        var failed = await app.Admin.EndedAsync("exports", deadly.Id.ToString());
        ((string)failed["state"]!).ShouldBe("failed");
        ((string)failed["error"]!).ShouldContain("server");
        ((string)(await app.Admin.EndedAsync("exports", unlucky.Id.ToString()))["state"]!).ShouldBe("done");
    }

    [Fact]
    public async Task An_erasure_is_never_given_up()
    {
        await using var app = await TrineApp.StartAsync();
        var customer = (string)(await app.Admin.CreateAsync("customers", new { name = "甲" }))["id"]!;
        var contact = (string)(await app.Admin.CreateAsync("contacts", new { name = "司马一三", customer }))["id"]!;
        var erasure = new ErasureJob { UserId = await AdminAsync(app), Object = "contacts", Records = [$"contacts/{contact}"], State = TransferState.Running, Holder = "gone", HeldUntil = DateTimeOffset.UnixEpoch, Claims = 3 * Deaths };
        await AddAsync(app, erasure);
        ((string)(await app.Admin.EndedAsync("privacy/erasures", erasure.Id.ToString()))["state"]!).ShouldBe("done");
    }

    [Fact]
    public async Task An_import_that_gets_on_starts_counting_anew()
    {
        await using var app = await TrineApp.StartAsync();
        var ended = await app.Admin.ImportAsync("customers", "name\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"客户{i}\n")));
        ended.Counts().ShouldBe((500, 0, 0, 0));
        await using var scope = app.SystemScope();
        var job = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ImportJob>().FindAsync([(Guid)ended["id"]!], TrineApp.Token);
        job!.Claims.ShouldBe(1);
    }

    private static ExportJob Export(Guid user, int claims) => new()
    {
        UserId = user,
        Object = "customers",
        Language = "en-US",
        Format = TableFormat.Csv,
        State = TransferState.Running,
        Holder = "gone",
        HeldUntil = DateTimeOffset.UnixEpoch,
        Claims = claims,
    };

    private static async Task<Guid> AdminAsync(TrineApp app) => (Guid)(await app.Admin.GetAsync("/api/session", HttpStatusCode.OK))["user"]!["id"]!;

    private static async Task AddAsync(TrineApp app, params TransferJob[] jobs)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        await using var write = await db.BeginWriteAsync(TrineApp.Token);
        db.AddRange(jobs);
        await db.SaveChangesAsync(TrineApp.Token);
        await write.CommitAsync(TrineApp.Token);
    }
}
