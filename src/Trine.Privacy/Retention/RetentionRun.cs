using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Jobs;
using Trine.Kernel.Notifications;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Transfer;
using Trine.Privacy.Erasure;

namespace Trine.Privacy.Retention;

/// <summary>
/// Carries out the rules, once a day and on one node: tells owners what will go, each of them once for all that comes into the warning time
/// that day, and gives what is over to be anonymised.
/// </summary>
internal sealed class RetentionRun(
    TrineDb db, Metadata metadata, RecordReader reader, FilterParser filters, PersonalDataErasure erasure, NotificationWriter notifications, UserDirectory directory, WorkspaceClock clock,
    ILogger<RetentionRun> log)
{
    private const string Name = "retention";

    /// <summary>Records one rule gives to be anonymised a day; the others wait for tomorrow. The first day of a rule must not stop the work of all others.</summary>
    private const int MostADay = 20_000;

    /// <summary>Carries out all rules when that was not done today. Call as the system.</summary>
    /// <returns>Whether it was time, and this node's turn.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var last = await JobCheckpoint.FindAsync(db, Name, cancellationToken);
        if (last is not null && clock.DayOf(last.At) >= clock.DayOf(now))
        {
            return false;
        }

        await using (var write = await db.BeginWriteAsync(cancellationToken))
        {
            if (!await JobCheckpoint.MoveAsync(db, Name, last, now, cancellationToken))
            {
                return false;
            }

            await write.CommitAsync(cancellationToken);
        }

        foreach (var id in await db.Unscoped<RetentionRule>().Where(r => r.Active).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken))
        {
            await OneAsync(id, now, cancellationToken);
        }

        return true;
    }

    private async Task OneAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Unscoped<RetentionRule>().SingleOrDefaultAsync(r => r.Id == id && r.Active, cancellationToken) is not { } rule)
        {
            return;
        }

        RetentionRecords records;
        try
        {
            records = RetentionRecords.Read(metadata.Current.Find(rule.Object), rule.Object, rule.DateField, rule.Filter, filters);
        }
        catch (InvalidInputException e)
        {
            // A field it names has gone since: it anonymises nothing rather than too much.
            log.LogWarning("The retention rule {Rule} is not carried out: {Reason}", rule.Id, e.Message);
            return;
        }

        var today = clock.DayOf(now);
        // After a stop that was longer than the warning time nobody has been warned of what went by.
        if (rule.Since is null || (rule.LastRunAt is { } ran && clock.DayOf(ran).AddDays(Math.Max(rule.WarnDays, 1)) < today))
        {
            rule.Restart(today);
        }

        var terms = new RetentionTerms(rule.Months, rule.WarnDays, rule.Since!.Value);
        var warnings = await WarningsAsync(rule, records, terms, today, cancellationToken);
        var given = await AnonymiseAsync(rule, records, terms, today, cancellationToken);

        await using var write = await db.BeginWriteAsync(cancellationToken);
        await notifications.AddAsync(db, warnings, cancellationToken);
        rule.Ran(now, given, today.AddDays(rule.WarnDays));
        await db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Gives what is over, and was told before, to be anonymised. What is being anonymised already is passed over.</summary>
    /// <returns>How many records.</returns>
    private async Task<int> AnonymiseAsync(RetentionRule rule, RetentionRecords records, RetentionTerms terms, DateOnly today, CancellationToken cancellationToken)
    {
        var told = rule.WarnDays == 0 ? today : rule.WarnedUntil;
        if (told is null || terms.GoneBy(told < today ? told.Value : today, records.Date, records.Changed, clock) is not { } over)
        {
            return 0;
        }

        var waiting = (await db.Set<ErasureJob>().AsNoTracking().Where(j => j.State == TransferState.Queued || j.State == TransferState.Running).Select(j => j.Records).ToListAsync(cancellationToken))
            .SelectMany(r => r).ToHashSet();
        var people = new List<PersonReference>();
        await foreach (var row in reader.StreamAsync(records.Query(db, over), cancellationToken))
        {
            if (new PersonReference(rule.Object, row.Id) is var person && !waiting.Contains(person.ToString()))
            {
                people.Add(person);
            }

            if (people.Count == MostADay)
            {
                break;
            }
        }

        var given = 0;
        foreach (var chunk in people.Chunk(PersonalDataErasure.MaxRecords))
        {
            try
            {
                await erasure.AskAsync(chunk, ErasureReason.Retention, everywhere: false, rule.Name, rule.UpdatedById, cancellationToken);
                given += chunk.Length;
            }
            catch (RefusedException e)
            {
                // Somebody has just asked for one of them himself; the others are given tomorrow.
                log.LogInformation("Records of the retention rule {Rule} wait: {Reason}", rule.Id, e.Message);
            }
        }

        return given;
    }

    /// <summary>One for each owner, of what goes within the warning time and was not told before.</summary>
    private async Task<List<NewNotification>> WarningsAsync(RetentionRule rule, RetentionRecords records, RetentionTerms terms, DateOnly today, CancellationToken cancellationToken)
    {
        if (rule.WarnDays == 0 || terms.GoneBy(today.AddDays(rule.WarnDays), records.Date, records.Changed, clock) is not { } soon)
        {
            return [];
        }

        var known = rule.WarnedUntil is { } until ? terms.GoneBy(until, records.Date, records.Changed, clock) : null;
        var owners = new Dictionary<Guid, (int Count, DateOnly First, Guid Record)>();
        await foreach (var row in reader.StreamAsync(records.Query(db, known is null ? soon : new AndFilter([soon, new NotFilter(known)])), cancellationToken))
        {
            if (row.OwnerId is { } owner && directory.Current.User(owner) is { Active: true })
            {
                var goes = terms.Goes(RetentionRecords.DayOf(row.Values[0]!, clock), RetentionRecords.DayOf(row.Values[1]!, clock));
                var sum = owners.GetValueOrDefault(owner, (Count: 0, First: goes, Record: row.Id));
                owners[owner] = (sum.Count + 1, goes < sum.First ? goes : sum.First, sum.Record);
            }
        }

        return [.. owners.Select(o => About(rule, o.Key, o.Value, today))];
    }

    private static NewNotification About(RetentionRule rule, Guid owner, (int Count, DateOnly First, Guid Record) what, DateOnly today)
    {
        var one = what.Count == 1;
        return new NewNotification(owner, NotificationEvent.Retention, string.Create(CultureInfo.InvariantCulture, $"retention:{rule.Id:N}:{owner:N}:{today:yyyyMMdd}"))
        {
            Message = one ? "retentionOne" : "retentionMany",
            Object = rule.Object,
            RecordId = one ? what.Record : null,
            Args = [what.Count.ToString(CultureInfo.InvariantCulture), what.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), rule.Name],
        };
    }
}
