using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Changes;

/// <summary>Loads records to change when their class is known only by its schema. What is loaded is saved through the door like anything else.</summary>
public sealed class RecordStore(TrineDb db, AccessRules access)
{
    private static readonly ConcurrentDictionary<Type, IStore> Typed = new();

    /// <summary>A new, empty record, not yet added.</summary>
    public static Record New(ObjectSchema schema) => (Record)Activator.CreateInstance(schema.Definition.ClrType, nonPublic: true)!;

    /// <summary>One living record to change; see <see cref="TrineDb.EditAsync{T}"/>.</summary>
    public Task<Record> EditAsync(ObjectSchema schema, Guid id, int? version, CancellationToken cancellationToken) =>
        For(schema).EditAsync(db, id, version, cancellationToken);

    /// <summary>Living records the caller may change, tracked; the others are missing.</summary>
    public Task<IReadOnlyList<Record>> EditableAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        For(schema).LoadAsync(db, AccessAction.Update, ids, false, cancellationToken);

    /// <summary>Living records the caller may hand to another owner, tracked; the others are missing.</summary>
    public Task<IReadOnlyList<Record>> TransferableAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        For(schema).LoadAsync(db, AccessAction.Transfer, ids, false, cancellationToken);

    /// <summary>Records the caller may delete or bring back, dead or alive, tracked.</summary>
    public Task<IReadOnlyList<Record>> DeletableAsync(ObjectSchema schema, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        For(schema).LoadAsync(db, AccessAction.Delete, ids, true, cancellationToken);

    /// <summary>Living children whose reference points to one of these parents, tracked, as far as an action of the caller reaches them.</summary>
    public Task<IReadOnlyList<Record>> ChildrenAsync(ObjectSchema schema, AccessAction action, FieldDefinition reference, IReadOnlyCollection<Guid> parents, CancellationToken cancellationToken) =>
        For(schema).ChildrenAsync(db, action, reference, parents, cancellationToken);

    /// <summary>How many living records of a filter an action of the caller reaches; without an action, how many there are.</summary>
    public Task<int> CountAsync(ObjectSchema schema, AccessAction? action, Query.Filter filter, CancellationToken cancellationToken) =>
        For(schema).CountAsync(db, action, filter, cancellationToken);

    /// <summary>Living records of a filter that an action of the caller reaches (without an action, all there are), by id, those after one first: to go through many in parts.</summary>
    public Task<IReadOnlyList<Guid>> IdsAsync(ObjectSchema schema, AccessAction? action, Query.Filter filter, Guid after, int atMost, CancellationToken cancellationToken) =>
        For(schema).IdsAsync(db, action, filter, after, atMost, cancellationToken);

    /// <summary>One record to delete.</summary>
    /// <exception cref="NotThereException">It is not there, or not the caller's to see.</exception>
    /// <exception cref="ForbiddenException">The caller may see but not delete it.</exception>
    /// <exception cref="StaleException">It has changed since that version.</exception>
    public async Task<Record> DeletableAsync(ObjectSchema schema, Guid id, int? version, CancellationToken cancellationToken)
    {
        var found = await For(schema).LoadAsync(db, AccessAction.Read, [id], false, cancellationToken);
        var record = found.Count == 1 ? found[0] : throw new NotThereException(schema.Key);
        if (!access.Allows(schema.Definition, AccessAction.Delete, record))
        {
            throw new ForbiddenException(schema.Key, AccessAction.Delete);
        }

        return version is { } known && known != record.Version ? throw new StaleException(schema.Key, id, known) : record;
    }

    private static IStore For(ObjectSchema schema) => Typed.GetOrAdd(schema.Definition.ClrType, static type => (IStore)Activator.CreateInstance(typeof(Store<>).MakeGenericType(type))!);

    private interface IStore
    {
        Task<Record> EditAsync(TrineDb db, Guid id, int? version, CancellationToken cancellationToken);

        Task<IReadOnlyList<Record>> LoadAsync(TrineDb db, AccessAction action, IReadOnlyCollection<Guid> ids, bool deletedToo, CancellationToken cancellationToken);

        Task<int> CountAsync(TrineDb db, AccessAction? action, Query.Filter filter, CancellationToken cancellationToken);

        Task<IReadOnlyList<Guid>> IdsAsync(TrineDb db, AccessAction? action, Query.Filter filter, Guid after, int atMost, CancellationToken cancellationToken);

        Task<IReadOnlyList<Record>> ChildrenAsync(TrineDb db, AccessAction action, FieldDefinition reference, IReadOnlyCollection<Guid> parents, CancellationToken cancellationToken);
    }

    private sealed class Store<T> : IStore
        where T : Record
    {
        public async Task<Record> EditAsync(TrineDb db, Guid id, int? version, CancellationToken cancellationToken) =>
            await db.EditAsync<T>(id, version, cancellationToken);

        public async Task<IReadOnlyList<Record>> LoadAsync(
            TrineDb db, AccessAction action, IReadOnlyCollection<Guid> ids, bool deletedToo, CancellationToken cancellationToken)
        {
            var rows = db.Reachable<T>(action);
            return await (deletedToo ? rows.IgnoreQueryFilters([TrineDb.LivingOnly]) : rows).Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        }

        public Task<int> CountAsync(TrineDb db, AccessAction? action, Query.Filter filter, CancellationToken cancellationToken) =>
            (action is { } some ? db.Reachable<T>(some) : db.Unscoped<T>()).CountAsync(new Query.FilterCompiler(db).Compile<T>(filter), cancellationToken);

        public async Task<IReadOnlyList<Guid>> IdsAsync(TrineDb db, AccessAction? action, Query.Filter filter, Guid after, int atMost, CancellationToken cancellationToken) =>
            await (action is { } some ? db.Reachable<T>(some) : db.Unscoped<T>()).Where(new Query.FilterCompiler(db).Compile<T>(filter)).Where(r => r.Id > after)
                .OrderBy(r => r.Id).Take(atMost).Select(r => r.Id).ToListAsync(cancellationToken);

        public async Task<IReadOnlyList<Record>> ChildrenAsync(
            TrineDb db, AccessAction action, FieldDefinition reference, IReadOnlyCollection<Guid> parents, CancellationToken cancellationToken)
        {
            var filter = new Query.FieldFilter(reference, Query.FilterOp.In, [.. parents.Cast<object?>()]);
            return await db.Reachable<T>(action).Where(new Query.FilterCompiler(db).Compile<T>(filter)).ToListAsync(cancellationToken);
        }
    }
}
