using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Transfer.Exports;

/// <summary>Reads what is to be exported, as the caller may.</summary>
internal sealed class ExportInput(VisibleSchemas schemas, AccessRules access, QueryInput input, FieldTexts texts)
{
    /// <summary>The object of a key, if the caller may export it.</summary>
    /// <exception cref="ForbiddenException">They may not.</exception>
    public ObjectSchema Schema(string? key)
    {
        var schema = (schemas.Find(key) is { Definition.Internal: false } exposed ? exposed : null) ?? throw new InvalidInputException("object", string.IsNullOrEmpty(key) ? "error.required" : "transfer.noObject", key ?? "");
        foreach (var action in (AccessAction[])[AccessAction.Export, AccessAction.Read])
        {
            if (!access.Can(schema.Definition, action))
            {
                throw new ForbiddenException(schema.Key, action);
            }
        }

        return schema;
    }

    /// <summary>The rows: the list's own search, filter and order, within what the caller may export.</summary>
    /// <param name="body">JSON as for a list; paging is ignored.</param>
    public RecordQuery Query(ObjectSchema schema, string body, IReadOnlyList<ExportColumn> columns)
    {
        using var document = JsonDocument.Parse(body);
        var query = input.Parse(schema, document.RootElement);
        if (query.AsOf is not null)
        {
            throw new InvalidInputException("query.asOf", "transfer.exportAsOf");
        }

        return query with
        {
            Fields = [.. columns.Where(c => !c.OfLine).Select(c => c.Field)],
            Within = AccessAction.Export,
            Cursor = null,
            Count = CountMode.None,
        };
    }

    /// <summary>The columns of field keys; all fields when none are named.</summary>
    /// <exception cref="InvalidInputException">There is no such field.</exception>
    public IReadOnlyList<ExportColumn> Columns(ObjectSchema schema, IReadOnlyList<string?> keys, string language)
    {
        var lines = schema.Definition.Lines is { } definition ? schemas.Schema(definition.Object) : null;
        var columns = new List<ExportColumn>();
        foreach (var named in keys.Count > 0 ? keys.Distinct() : schema.Fields.Select(f => f.Key))
        {
            var key = named ?? "";
            var prefix = schema.Definition.Lines?.Key + ".";
            var ofLine = lines is not null && key.StartsWith(prefix, StringComparison.Ordinal);
            var owner = ofLine ? lines! : schema;
            var own = ofLine ? key[prefix.Length..] : key;
            var asId = owner.Find(own) is null && own.EndsWith(".id", StringComparison.Ordinal) && owner.Find(own[..^3]) is { IsReference: true };
            var field = owner.Find(asId ? own[..^3] : own) ?? throw new InvalidInputException("fields", "error.unknownField", key);
            // Two columns of one name could not be told apart when the file comes back.
            var label = texts.Field(language, owner, field);
            columns.Add(new ExportColumn(asId || columns.Exists(c => c.Header == label) ? key : label, owner, field, asId, ofLine));
        }

        return columns;
    }
}
