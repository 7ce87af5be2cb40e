using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Files;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;

namespace Trine.Kernel.Audit;

/// <summary>Puts audited entries into words, in the reader's language and with the names of today.</summary>
internal sealed class AuditSentences(VisibleSchemas schemas, RecordReader reader, UserDirectory directory, FileFacts files, FieldTexts fields, MessageTexts texts, Caller caller)
{
    private const string Users = "users";

    /// <summary>Entries as clients get them.</summary>
    /// <param name="changes">Whether to say what records' fields were and became.</param>
    public async Task<IReadOnlyList<AuditItem>> OfAsync(IReadOnlyList<ChangeLogEntry> rows, bool changes, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<(string, Guid), string>();
        var names = new Dictionary<string, RecordNames>();
        foreach (var group in rows.Where(r => r.Subject is not null && schemas.Find(r.Subject) is not null).GroupBy(r => r.Subject!))
        {
            var schema = schemas.Schema(group.Key);
            foreach (var (id, title) in await reader.TitlesAsync(schema, [.. group.Select(r => r.RecordId).Where(id => id != Guid.Empty).Distinct()], cancellationToken))
            {
                titles[(group.Key, id)] = title;
            }

            if (changes)
            {
                names[group.Key] = await HistoryEndpoints.NamesAsync(
                    schema, [.. group.Where(r => r.Op is not (ChangeOp.Event or ChangeOp.Delete))], schemas, reader, directory, files, cancellationToken);
            }
        }

        return [.. rows.Select(row => Item(row, titles, names))];
    }

    private AuditItem Item(ChangeLogEntry row, Dictionary<(string, Guid), string> titles, Dictionary<string, RecordNames> names)
    {
        using var document = JsonDocument.Parse(row.Fields);
        var said = document.RootElement;
        var isEvent = row.Op == ChangeOp.Event;
        var key = isEvent ? Text(said, "event") ?? "" : EnumText.Of(row.Op);
        var about = About(row, said, isEvent, titles);
        var actor = RecordLink.To(row.ActorId, directory.Current);
        var item = new AuditItem(row.Seq, row.At, actor, row.Topic!.Value, key, Say($"audit.event.{key}"), "", about, Erased: row.ErasedBy is not null);
        if (!isEvent)
        {
            var schema = row.Subject is { } subject ? schemas.Find(subject) : null;
            item = schema is not null && row.Op != ChangeOp.Delete && names.TryGetValue(schema.Key, out var known) ? item with { Changes = HistoryEndpoints.Fields(schema, row, known) } : item;
            return item with { ChangeSet = row.ChangeSet, Text = Sentence(key, item) };
        }

        var detail = Text(said, "detail");
        item = item with
        {
            Address = Text(said, "address"),
            Device = Text(said, "device"),
            Count = said.TryGetProperty("count", out var count) ? count.GetInt64() : null,
            Format = Text(said, "format")?.ToUpperInvariant(),
            Detail = detail is null ? null : texts.Find(caller.Language, $"audit.detail.{key}.{detail}") ?? detail,
            Fields = FieldLabels(row.Subject, said),
            Filter = Text(said, "filter"),
            ChangeSet = Text(said, "changeSet") is { } set ? Guid.Parse(set) : null,
        };
        return item with { Text = Sentence(key, item) };
    }

    private AuditAbout? About(ChangeLogEntry row, JsonElement said, bool isEvent, Dictionary<(string, Guid), string> titles)
    {
        if (row.Subject is not { } subject)
        {
            return null;
        }

        var label = texts.Find(caller.Language, $"objects.{subject}.name") ?? subject;
        if (row.RecordId == Guid.Empty)
        {
            return new AuditAbout(subject, label);
        }

        var name = titles.GetValueOrDefault((subject, row.RecordId))
            ?? (subject == Users ? directory.Current.User(row.RecordId)?.Name : null)
            ?? (isEvent ? null : Named(said));
        return new AuditAbout(subject, label, row.RecordId, name);
    }

    /// <summary>What a record was called when it was written, of one that is gone.</summary>
    private static string? Named(JsonElement said) =>
        said.TryGetProperty("name", out var pair) && pair.ValueKind == JsonValueKind.Array ? pair[1].GetString() ?? pair[0].GetString() : null;

    private List<string>? FieldLabels(string? subject, JsonElement said)
    {
        if (!said.TryGetProperty("fields", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return [.. keys.EnumerateArray().Select(k => Label(subject, k.GetString()!))];
    }

    /// <summary>A field's label; one of another object, as in <c>orderLines.price</c>, has that in front.</summary>
    private string Label(string? subject, string path)
    {
        var parts = path.Split('.', 2);
        var other = parts.Length == 2 && schemas.Find(parts[0]) is not null;
        var (owner, key) = other ? (parts[0], parts[1]) : (subject ?? "", path);
        if (schemas.Find(owner) is not { } schema || schema.Find(key) is not { } field)
        {
            return path;
        }

        var label = fields.Field(caller.Language, schema, field);
        return other ? $"{fields.Object(caller.Language, owner)} · {label}" : label;
    }

    /// <summary>The sentence of an event; some are told otherwise when somebody did it to himself, or when nobody in particular is concerned.</summary>
    private string Sentence(string key, AuditItem item)
    {
        var text = $"audit.text.{key}";
        var special = item.About?.Id is null ? text + "Nobody" : item.Actor?.Id == item.About.Id ? text + "Self" : text;
        return Say(
            texts.Find(caller.Language, special) is null ? text : special,
            item.Actor is { } actor ? actor.Name ?? Say("audit.gone") : Say("audit.system"),
            item.About?.Label ?? "",
            item.About?.Name ?? Say("audit.gone"),
            item.Count ?? 0,
            item.Format ?? "",
            item.Detail ?? "",
            string.Join(Say("audit.comma"), item.Fields ?? []));
    }

    private string Say(string key, params IReadOnlyList<object> args) => texts.Get(caller.Language, key, args);

    private static string? Text(JsonElement said, string name) => said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
