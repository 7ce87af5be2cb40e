using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Organisation.Departments;
using Trine.Tests.Fixture;

namespace Trine.Tests.Kernel;

/// <summary>Readers of the log see every entry once and in order, whatever writers and crashes do.</summary>
public sealed class ChangeLogTests
{
    private const int Writers = 8;
    private const int EachWrites = 40;

    [Fact]
    public async Task Eight_writers_and_a_reader_that_dies_lose_nothing_and_repeat_nothing()
    {
        var seen = new Recorder(failAfter: 30);
        await using var app = await TrineApp.StartAsync(services => services.AddSingleton(seen).AddScoped<ILogReader, RecordingReader>());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(app, w))));
        await app.CatchUpAsync();

        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var logged = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.Object == "departments").Select(e => e.Seq).ToListAsync(TrineApp.Token);
        logged.Count.ShouldBe(Writers * EachWrites);

        // What the reader wrote in its own transaction is the truth of what it handled: its deaths rolled theirs back.
        var handled = await db.Database.SqlQuery<long>($"SELECT value AS \"Value\" FROM number_sequences WHERE name LIKE 'seen:%'").ToListAsync(TrineApp.Token);
        handled.Count.ShouldBe(logged.Count, "every entry was handled");
        handled.ShouldAllBe(times => times == 1, "no entry was handled twice");
        seen.Deaths.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_poison_entry_is_parked_and_the_rest_goes_on()
    {
        var seen = new Recorder(failAfter: 0) { Poison = "毒" };
        await using var app = await TrineApp.StartAsync(services => services.AddSingleton(seen).AddScoped<ILogReader, RecordingReader>());
        foreach (var name in new[] { "一", "毒", "二" })
        {
            await app.Admin.CreateAsync("departments", new { name });
        }

        var loop = app.Services.GetRequiredService<LogReaderLoop>();
        for (var attempt = 0; attempt < LogReaderLoop.Attempts + 2; attempt++)
        {
            try
            {
                await loop.CatchUpAsync("recorder", TrineApp.Token);
            }
            catch (InvalidOperationException)
            {
                // The entry fails until it is parked.
            }
        }

        await app.CatchUpAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        var parked = await db.Set<ParkedEntry>().AsNoTracking().SingleAsync(p => p.Reader == "recorder", TrineApp.Token);
        parked.Error.ShouldContain("毒");
        var handled = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM number_sequences WHERE name LIKE 'seen:%'").ToListAsync(TrineApp.Token);
        handled.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_log_and_the_row_are_one_a_refused_save_leaves_neither()
    {
        await using var app = await TrineApp.StartAsync();
        var before = await CountAsync(app);
        await app.Admin.PostAsync("/api/departments", new { name = new string('x', 500) }, System.Net.HttpStatusCode.BadRequest);
        (await CountAsync(app)).ShouldBe(before);
    }

    /// <summary>A reader is held for half a minute: search would stand still for as long after each start on PostgreSQL.</summary>
    [Fact]
    public async Task Who_comes_after_a_dead_process_need_not_wait_for_what_it_held()
    {
        var data = await TrineApp.NewDataAsync();
        ReaderState held;
        await using (var first = await TrineApp.StartAsync(data))
        {
            await first.Admin.CreateAsync("customers", new { name = "甲公司" });
            await first.CatchUpAsync();
            await using var scope = first.SystemScope();
            held = await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ReaderState>().AsNoTracking().SingleAsync(s => s.Name == "search", TrineApp.Token);
            (held.HeldUntil > first.Services.GetRequiredService<WorkspaceClock>().Now).ShouldBeTrue();
            if (TrineApp.OnPostgres)
            {
                await using var beside = await TrineApp.StartAsync(data);
                await HeldAsync(beside, held, expected: true);
            }
        }

        await using var second = await TrineApp.StartAsync(data);
        await HeldAsync(second, held, expected: false);
    }

    /// <summary>Asks until the answer is what is expected: connections take a moment to come and go.</summary>
    private static async Task HeldAsync(TrineApp app, ReaderState state, bool expected)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
        while (await app.Services.GetRequiredService<LivingNodes>().HoldsAsync(db, state.Holder, state.HeldUntil, TrineApp.Token) != expected)
        {
            (state.HeldUntil > app.Services.GetRequiredService<WorkspaceClock>().Now).ShouldBeTrue("it was only believed because its time was over");
            await Task.Delay(20, TrineApp.Token);
        }
    }

    private static async Task<int> CountAsync(TrineApp app)
    {
        await using var scope = app.SystemScope();
        return await scope.ServiceProvider.GetRequiredService<TrineDb>().Set<ChangeLogEntry>().CountAsync(TrineApp.Token);
    }

    private static async Task WriteAsync(TrineApp app, int writer)
    {
        var random = new Random(writer);
        for (var i = 0; i < EachWrites; i++)
        {
            await using var scope = app.SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<TrineDb>();
            await using var write = await db.BeginWriteAsync(TrineApp.Token);
            db.Add(new Department { Name = $"{writer}-{i}" });
            await db.SaveChangesAsync(TrineApp.Token);
            if (TrineApp.OnPostgres && random.Next(3) == 0)
            {
                // Sequence numbers are drawn now and seen later: others overtake.
                await Task.Yield();
                await db.Database.ExecuteSqlAsync($"SELECT pg_sleep({random.NextDouble() / 50})", TrineApp.Token);
            }

            await write.CommitAsync(TrineApp.Token);
        }
    }

    private sealed class Recorder(int failAfter)
    {
        private int _calls;

        public string? Poison { get; init; }

        public int Deaths { get; private set; }

        public bool DiesNow()
        {
            if (++_calls % 4 != 0 || _calls > failAfter)
            {
                return false;
            }

            Deaths++;
            return true;
        }
    }

    private sealed class RecordingReader(Recorder recorder) : ILogReader
    {
        public string Name => "recorder";

        public async Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken)
        {
            foreach (var entry in entries.Where(e => e.Object == "departments"))
            {
                var name = (string?)JsonNode.Parse(entry.Fields)!["name"]?[1];
                if (recorder.Poison is { } poison && name == poison)
                {
                    throw new InvalidOperationException($"cannot take {name}");
                }

                var key = $"seen:{entry.Seq}";
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO number_sequences (name, value) VALUES ({key}, 1) ON CONFLICT (name) DO UPDATE SET value = number_sequences.value + 1", cancellationToken);
            }

            if (recorder.DiesNow())
            {
                throw new InvalidOperationException("dies after its work, before the commit");
            }
        }
    }
}
