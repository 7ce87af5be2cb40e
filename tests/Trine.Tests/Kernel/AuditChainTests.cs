using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Host.Commands;
using Trine.Kernel.Audit;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>The log is sealed as it grows, and whoever changes what is sealed is found out.</summary>
public sealed class AuditChainTests
{
    [Theory]
    [InlineData("""{"b":[null,1.50],"a":["x","张"]}""", """{ "a": ["x", "张"], "b": [null, 1.5] }""")]
    [InlineData("""{"n":[1e2,0.10]}""", """{"n": [100, 0.1]}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    public void What_means_the_same_has_one_digest(string one, string other) => EntryDigest.OfFields(one).ShouldBe(EntryDigest.OfFields(other));

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":"1"}""", """{"a":1}""")]
    [InlineData("""{"a":[null,""]}""", """{"a":[null,null]}""")]
    [InlineData("{}", "")]
    public void What_differs_has_another(string one, string other) => EntryDigest.OfFields(one).ShouldNotBe(EntryDigest.OfFields(other));

    [Fact]
    public async Task A_log_nobody_touched_holds()
    {
        await using var app = await StartAsync();
        var report = await VerifyAsync(app);
        report.Fault.ShouldBeNull();
        report.Seals.ShouldBeGreaterThan(2);
        report.Unsealed.ShouldBe(0);
        report.Hash!.Length.ShouldBe(64);
        await using var scope = app.SystemScope();
        report.Entries.ShouldBe(await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>().CountAsync(TrineApp.Token));
        AuditCommand.Lines(report).Last().ShouldBe("The log is what was sealed.");
    }

    [Theory]
    [InlineData("UPDATE change_log SET fields = '{\"name\":[null,\"别人\"]}' WHERE seq = {0}", ChainFaultKind.Entries)]
    [InlineData("UPDATE change_log SET actor_id = NULL, source = 'system' WHERE seq = {0}", ChainFaultKind.Entries)]
    [InlineData("UPDATE change_log SET topic = 'transfer' WHERE seq = {0}", ChainFaultKind.Entries)]
    [InlineData("DELETE FROM change_log WHERE seq = {0}", ChainFaultKind.Entries)]
    [InlineData("UPDATE log_seals SET hash = previous WHERE number = (SELECT max(number) FROM log_seals WHERE seq <= {0})", ChainFaultKind.Entries)]
    [InlineData("UPDATE log_seals SET entries = entries + 1 WHERE number = (SELECT max(number) FROM log_seals)", ChainFaultKind.Seal)]
    [InlineData("DELETE FROM log_seals WHERE number = 1", ChainFaultKind.SealMissing)]
    [InlineData("DELETE FROM log_seals WHERE number = (SELECT max(number) FROM log_seals)", ChainFaultKind.SealMissing)]
    [InlineData("UPDATE change_log SET fields = '{}', fields_hash = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d' WHERE seq = {0}", ChainFaultKind.Entries)]
    public async Task Whoever_changes_it_is_found_out(string statement, ChainFaultKind kind)
    {
        await using var app = await StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var seq = await db.Set<ChangeLogEntry>().Where(e => e.Object == "customers").MinAsync(e => e.Seq, TrineApp.Token);
        var sql = statement.Replace("{0}", seq.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), TrineApp.Token);
        var report = await VerifyAsync(app);
        report.Fault.ShouldNotBeNull().Kind.ShouldBe(kind);
        AuditCommand.Lines(report).Last().ShouldStartWith("BROKEN");
        if (kind == ChainFaultKind.Entries && sql.Contains("change_log", StringComparison.Ordinal))
        {
            report.Fault.FromSeq.ShouldBeLessThan(seq);
            report.Fault.ToSeq.ShouldBeGreaterThanOrEqualTo(seq);
        }
    }

    [Fact]
    public async Task Erased_entries_say_nothing_and_the_chain_still_holds()
    {
        await using var app = await StartAsync();
        var certificate = Guid.CreateVersion7();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var seqs = await db.Set<ChangeLogEntry>().Where(e => e.Object == "customers" || e.Object == "audit").Select(e => e.Seq).ToListAsync(TrineApp.Token);
        (await scope.ServiceProvider.GetRequiredService<AuditChain>().EraseAsync(certificate, seqs, TrineApp.Token)).ShouldBe(seqs.Count);
        await app.CatchUpAsync();

        var entries = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => seqs.Contains(e.Seq)).ToListAsync(TrineApp.Token);
        entries.ShouldAllBe(e => !e.Fields.Contains("公司") && !e.Fields.Contains("address") && e.ErasedBy == certificate);
        entries.ShouldContain(e => e.Fields.Contains("\"name\""));
        var report = await VerifyAsync(app);
        report.Fault.ShouldBeNull();
        report.Erasures.ShouldBe([new ChainErasure(certificate, seqs.Count)]);

        // History, undo and the view of the past meet blanks.
        var id = entries.Find(e => e.Object == "customers")!.RecordId;
        (await app.Admin.GetAsync($"/api/customers/{id}/history", System.Net.HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBeGreaterThan(0);
        await db.Set<ChangeLogEntry>().Where(e => e.Seq == seqs[0]).ExecuteUpdateAsync(s => s.SetProperty(e => e.Fields, """{"name":[null,"别人"]}"""), TrineApp.Token);
        (await VerifyAsync(app)).Fault.ShouldNotBeNull().Kind.ShouldBe(ChainFaultKind.Erasure);
    }

    [Fact]
    public async Task Blanking_without_a_certificate_is_found_out()
    {
        await using var app = await StartAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var entry = await db.Set<ChangeLogEntry>().AsNoTracking().FirstAsync(e => e.Object == "customers", TrineApp.Token);
        var (blank, digest, someone) = (ErasureProof.Blank(entry), Convert.ToHexStringLower(EntryDigest.OfFields(entry.Fields)), (Guid?)Guid.CreateVersion7());
        await db.Set<ChangeLogEntry>().Where(e => e.Seq == entry.Seq).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.Fields, blank).SetProperty(e => e.FieldsHash, digest).SetProperty(e => e.ErasedBy, someone), TrineApp.Token);
        (await VerifyAsync(app)).Fault.ShouldNotBeNull().Kind.ShouldBe(ChainFaultKind.Erasure);
    }

    /// <summary>Against who can write to the database and makes a chain of his own, what was noted elsewhere is the only witness.</summary>
    [Fact]
    public async Task A_chain_made_anew_holds_but_lacks_the_seal_somebody_noted()
    {
        await using var app = await StartAsync();
        var noted = (await VerifyAsync(app)).Hash!;
        await app.Admin.CreateAsync("customers", new { name = "后来" });
        await app.CatchUpAsync();
        await using var scope = app.SystemScope();
        var chain = scope.ServiceProvider.GetRequiredService<AuditChain>();
        (await VerifyAsync(app)).Hash.ShouldNotBe(noted);
        (await chain.HasSealAsync($" {noted.ToUpperInvariant()} ", TrineApp.Token)).ShouldBeTrue();

        var db = scope.ServiceProvider.GetRequiredService<TrineDb>().Database;
        await db.ExecuteSqlRawAsync("DELETE FROM change_log WHERE seq = (SELECT min(seq) FROM change_log WHERE object = 'customers')", TrineApp.Token);
        await db.ExecuteSqlRawAsync("DELETE FROM log_seals", TrineApp.Token);
        await db.ExecuteSqlRawAsync("DELETE FROM log_readers WHERE name = 'seal'", TrineApp.Token);
        await app.CatchUpAsync();
        var report = await VerifyAsync(app);
        report.Fault.ShouldBeNull();
        (await chain.HasSealAsync(noted, TrineApp.Token)).ShouldBeFalse();
        AuditCommand.Lines(report, lost: true).Last().ShouldStartWith("BROKEN");
    }

    [Fact]
    public async Task Many_writers_are_sealed_in_one_order()
    {
        await using var app = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await app.Admin.CreateAsync("customers", new { name = $"公司 {w} {i}" });
                await app.Services.GetRequiredService<LogReaderLoop>().CatchUpAsync(SealReader.ReaderName, TrineApp.Token);
            }
        })));
        await app.CatchUpAsync();
        var report = await VerifyAsync(app);
        report.Fault.ShouldBeNull();
        report.Unsealed.ShouldBe(0);
    }

    private static async Task<TrineApp> StartAsync()
    {
        var app = await TrineApp.StartAsync();
        await app.CatchUpAsync();
        for (var i = 0; i < 3; i++)
        {
            await app.Admin.CreateAsync("customers", new { name = $"公司 {i}", annualRevenue = 12.5m });
            await app.CatchUpAsync();
        }

        return app;
    }

    private static async Task<ChainReport> VerifyAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        return await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(TrineApp.Token);
    }
}
