using Microsoft.Extensions.DependencyInjection;
using Trine.Kernel.Access;
using Trine.Kernel.Http;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>The lines of a batch of records, in one query.</summary>
internal sealed class ExportLines
{
    private readonly ILookup<Guid, RecordRow> _byParent;

    private ExportLines(ILookup<Guid, RecordRow> byParent, RecordNames names) => (_byParent, Names) = (byParent, names);

    /// <summary>Names of what the lines refer to.</summary>
    public RecordNames Names { get; }

    public static async Task<ExportLines> ReadAsync(
        ObjectSchema schema, IReadOnlyList<FieldDefinition> fields, IReadOnlyList<RecordRow> parents, IServiceProvider services, CancellationToken cancellationToken)
    {
        var definition = schema.Definition.Lines!;
        var child = services.GetRequiredService<VisibleSchemas>().Schema(definition.Object);
        var parent = child.Find(definition.ParentKey)!;
        List<FieldDefinition> all = [.. fields, parent];
        if (child.Find("position") is { } position)
        {
            all.Add(position);
        }

        var query = new RecordQuery
        {
            Schema = child,
            Fields = all,
            Filter = new FieldFilter(parent, FilterOp.In, [.. parents.Select(p => (object?)p.Id)]),
            Limit = int.MaxValue - 1,
        };
        var page = await services.GetRequiredService<RecordReader>().ReadAsync(query, cancellationToken);
        var names = await services.GetRequiredService<RecordJson>().NamesAsync(all, page.Rows, cancellationToken);
        var ordered = page.Rows.OrderBy(r => all.Count > fields.Count + 1 ? (long?)r.Values[^1] ?? 0 : 0).ThenBy(r => r.Id);
        return new ExportLines(ordered.ToLookup(r => (Guid)r.Values[fields.Count]!), names);
    }

    /// <summary>The lines of one record in order.</summary>
    public IReadOnlyList<RecordRow> Of(Guid parent) => [.. _byParent[parent]];
}
