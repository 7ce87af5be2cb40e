using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Data;

/// <summary>The unit of work over the truth. Saving goes through the door: what it refuses is not saved, what it saves is in the log.</summary>
/// <remarks>Contexts are pooled: making one, with all that EF keeps beside it, costs more than reading a record. What belongs to one request comes with <see cref="For"/>.</remarks>
public sealed class TrineDb(DbContextOptions<TrineDb> options, DataOptions data, ObjectCatalog catalog, WriteGate gate, LogSignal signal) : DbContext(options)
{
    /// <summary>The name of the query filter that hides deleted records.</summary>
    public const string LivingOnly = nameof(LivingOnly);

    private readonly HashSet<Record> _consequences = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _touched = [];
    private readonly Dictionary<Type, bool> _shared = [];
    private readonly Dictionary<Record, string> _parts = [];
    private readonly List<ChangeLogEntry> _events = [];
    private AccessRules _access = null!;
    private Lazy<Door> _door = null!;
    private WriteScope? _open;

    /// <summary>Hands a context out of the pool to a request or piece of work: whose rights hold, and nothing left of who had it before.</summary>
    internal TrineDb For(AccessRules access, Lazy<Door> door)
    {
        (_access, _door, _open) = (access, door, null);
        _consequences.Clear();
        _touched.Clear();
        _parts.Clear();
        _events.Clear();
        _shared.Clear();
        return this;
    }

    /// <summary>All declared objects.</summary>
    public ObjectCatalog Catalog => catalog;

    /// <summary>The plural key of a record class.</summary>
    public string ObjectKey(Type type) => catalog.Get(type).Key;

    /// <summary>Whether a write transaction is open.</summary>
    public bool IsWriting => _open is not null;

    /// <summary>Which database this is.</summary>
    public DatabaseKind Kind => data.Kind;

    /// <summary>The rows the caller may see, living ones only; not tracked.</summary>
    public IQueryable<T> Readable<T>()
        where T : Record => Reachable<T>(AccessAction.Read).AsNoTracking();

    /// <summary>The rows the caller may change, living ones only; tracked.</summary>
    public IQueryable<T> Editable<T>()
        where T : Record => Reachable<T>(AccessAction.Update);

    /// <summary>
    /// All living rows, whoever may see them; tracked. For rules that must look past access (duplicates, what follows a conversion)
    /// and show the caller no more of it than they may.
    /// </summary>
    public IQueryable<T> Unscoped<T>()
        where T : Record => Set<T>();

    /// <summary>
    /// Lets the pending change of a record pass whatever the caller's own rights on it: it follows from a change they may make
    /// (a converted lead's activities join the customer). For this one save.
    /// </summary>
    public void AllowConsequence(Record record) => _consequences.Add(record);

    internal bool IsConsequence(Record record) => _consequences.Contains(record);

    /// <summary>One record to change, tracked.</summary>
    /// <param name="id">The record.</param>
    /// <param name="version">The version the caller saw; null to take whatever is there.</param>
    /// <exception cref="NotThereException">It is not there, or not the caller's to see.</exception>
    /// <exception cref="ForbiddenException">The caller may see but not change it.</exception>
    /// <exception cref="StaleException">It has changed since that version.</exception>
    public async Task<T> EditAsync<T>(Guid id, int? version, CancellationToken cancellationToken)
        where T : Record
    {
        var definition = catalog.Get(typeof(T));
        var record = await Reachable<T>(AccessAction.Read).SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new NotThereException(definition.Key);
        if (!_access.Allows(definition, AccessAction.Update, record))
        {
            throw new ForbiddenException(definition.Key, AccessAction.Update);
        }

        return version is { } known && known != record.Version ? throw new StaleException(definition.Key, id, known) : record;
    }

    /// <summary>The living rows the caller reads by his roles alone, and apart from them those that somebody shares with him; null when there are no others.</summary>
    internal async Task<(IQueryable<T> Own, IQueryable<T>? Shared)> ReadableApartAsync<T>(CancellationToken cancellationToken)
        where T : Record
    {
        var definition = catalog.Get(typeof(T));
        var reach = _access.Reach(definition, AccessAction.Read);
        if (reach.All || !reach.HasMore)
        {
            return (Readable<T>(), null);
        }

        var own = AccessRules.Rows<T>(definition, reach.Narrow, this)!;
        var shared = Set<T>().AsNoTracking().Where(AccessRules.Rows<T>(definition, reach.More, this)!).Where(Expression.Lambda<Func<T, bool>>(Expression.Not(own.Body), own.Parameters));
        if (!_shared.TryGetValue(typeof(T), out var any))
        {
            // Most have none, and an index knows; of rules only the rows do. A board asks for each of its columns.
            _shared[typeof(T)] = any = reach.Rules.Count > 0 || await shared.IgnoreQueryFilters([LivingOnly]).AnyAsync(cancellationToken);
        }

        return (Set<T>().AsNoTracking().Where(own), any ? shared : null);
    }

    /// <summary>The living rows an action of the caller reaches.</summary>
    public IQueryable<T> Reachable<T>(AccessAction action)
        where T : Record
    {
        var rows = _access.Rows<T>(catalog.Get(typeof(T)), action, this);
        return rows is null ? Set<T>() : Set<T>().Where(rows);
    }

    /// <summary>
    /// Opens a write transaction that several saves share. Leaving it without <see cref="WriteScope.CommitAsync"/> undoes them all.
    /// Keep it short: on SQLite everybody else's writes wait.
    /// </summary>
    public async Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken)
    {
        if (_open is not null)
        {
            throw new InvalidOperationException("A write transaction is open already.");
        }

        var turn = await gate.EnterAsync(cancellationToken);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancellationToken);
            return _open = new WriteScope(transaction, turn, signal, () => _open = null);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Does something once the open write transaction has committed, and not at all when it is undone; at once when none is open.</summary>
    /// <param name="action">Must not throw: the commit stands.</param>
    public async Task AfterCommitAsync(Func<Task> action)
    {
        if (_open is { } open)
        {
            open.AfterCommit(action);
            return;
        }

        await action();
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">Fields are wrong; nothing was saved.</exception>
    /// <exception cref="ForbiddenException">The caller may not.</exception>
    /// <exception cref="StaleException">Somebody else was faster.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = await _door.Value.PrepareAsync(this, cancellationToken);
        Door.ThrowIfRefused(changes);
        return await SavePreparedAsync(changes, cancellationToken, acceptAllChangesOnSuccess);
    }

    /// <summary>Sends the pending records through the door without saving; what is wrong with each stands in its change.</summary>
    public Task<IReadOnlyList<RecordChange>> PrepareAsync(CancellationToken cancellationToken) => _door.Value.PrepareAsync(this, cancellationToken);

    /// <summary>Saves what <see cref="Door.PrepareAsync(TrineDb, CancellationToken)"/> passed, for callers that took the refused records out themselves.</summary>
    public async Task<int> SavePreparedAsync(IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken, bool acceptAllChangesOnSuccess = true)
    {
        // What can be done before it, is: from the next line on other writers may be waiting.
        IReadOnlyList<ChangeLogEntry> entries = [.. _door.Value.Entries(changes), .. _events];
        if (_open is { } open)
        {
            return await WriteAsync(changes, entries, open, acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var scope = await BeginWriteAsync(cancellationToken);
        var count = await WriteAsync(changes, entries, scope, acceptAllChangesOnSuccess, cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return count;
    }

    private async Task<int> WriteAsync(
        IReadOnlyList<RecordChange> changes, IReadOnlyList<ChangeLogEntry> entries, WriteScope scope, bool accept, CancellationToken cancellationToken)
    {
        try
        {
            ChangeTracker.AutoDetectChangesEnabled = false;
            var many = Many(changes);
            var count = 0;
            if (ChangeTracker.Entries().Any())
            {
                ChangeTracker.DetectChanges();
                count = await base.SaveChangesAsync(accept, cancellationToken);
            }

            foreach (var group in many)
            {
                await RecordInsert.RunAsync(this, group, cancellationToken);
                group.ForEach(e => Entry(e.Entity).State = EntityState.Unchanged);
                count += group.Count;
            }

            await ParentOwners.FollowAsync(this, changes, cancellationToken);
            await _door.Value.CheckSavedAsync(this, changes, cancellationToken);
            await ChangeLog.AppendAsync(this, entries, cancellationToken);
            _consequences.Clear();
            _events.Clear();
            _shared.Clear();
            await AnnounceAsync(changes, scope, cancellationToken);
            return count;
        }
        catch (DbUpdateConcurrencyException e)
        {
            var record = e.Entries.Select(x => x.Entity).OfType<Record>().FirstOrDefault();
            throw new StaleException(record is null ? "" : catalog.Get(record.GetType()).Key, record?.Id ?? Guid.Empty);
        }
        catch (DbUpdateException e) when (UniqueViolation.Find(e, this) is { } error)
        {
            throw new InvalidInputException([error]);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>New records of which there are many of one type are taken from EF and inserted the short way, after what EF changes.</summary>
    private List<List<EntityEntry<Record>>> Many(IReadOnlyList<RecordChange> changes)
    {
        var groups = changes.Where(c => c.Before is null).GroupBy(c => c.Schema).Where(g => g.Count() >= RecordInsert.Worthwhile);
        var many = groups.Select(g => g.Select(c => Entry(c.After)).Where(e => e.State == EntityState.Added).ToList()).Where(g => g.Count > 0).ToList();
        many.ForEach(g => g.ForEach(e => e.State = EntityState.Detached));
        return many;
    }

    /// <summary>Has an entry that belongs to no record written with the next save, in its transaction.</summary>
    internal void Log(ChangeLogEntry entry)
    {
        _events.Add(entry);
        _touched.Add(entry.Object);
    }

    /// <summary>Writes the entries that wait for the next save now: in the open transaction, or in one of their own.</summary>
    internal async Task WriteLogAsync(CancellationToken cancellationToken)
    {
        if (_open is { } open)
        {
            await WriteAsync(open);
            return;
        }

        await using var scope = await BeginWriteAsync(cancellationToken);
        await WriteAsync(scope);
        await scope.CommitAsync(cancellationToken);

        async Task WriteAsync(WriteScope write)
        {
            await ChangeLog.AppendAsync(this, _events, cancellationToken);
            _events.Clear();
            await AnnounceAsync([], write, cancellationToken);
        }
    }

    /// <summary>Says what a record is called in errors when it is written as part of another: <c>lines[2].</c>.</summary>
    public void NamePart(Record record, string prefix) => _parts[record] = prefix;

    internal string PartOf(Record record) => _parts.GetValueOrDefault(record, "");

    /// <summary>Says that what is kept in memory of an object is stale after this save, though no record of it changes (a password, a setting).</summary>
    public void Touch(string objectKey) => _touched.Add(objectKey);

    /// <summary>Wakes this node's listeners, and the other nodes' by NOTIFY: both when, and only when, the transaction commits.</summary>
    private async Task AnnounceAsync(IReadOnlyList<RecordChange> changes, WriteScope scope, CancellationToken cancellationToken)
    {
        _touched.UnionWith(changes.Select(c => c.Schema.Key));
        if (_touched.Count == 0)
        {
            return;
        }

        scope.Note(_touched);
        if (Kind == DatabaseKind.Postgres)
        {
            await PostgresListener.AnnounceAsync(this, signal.Node, _touched, cancellationToken);
        }

        _touched.Clear();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => TrineModel.Conventions(configurationBuilder, Kind);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => TrineModel.Map(modelBuilder, catalog, Kind);
}
