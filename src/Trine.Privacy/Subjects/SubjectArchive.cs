using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Data;
using Trine.Kernel.Files;
using Trine.Kernel.Http;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;
using Trine.Kernel.Query;
using Trine.Kernel.Transfer.Exports;
using Trine.Kernel.Transfer.Formats;
using Trine.Privacy.Erasure;

namespace Trine.Privacy.Subjects;

/// <summary>
/// All that is kept of a person in one ZIP file: a page to read, the same as JSON for other programs, and the files. For whoever answers for people's
/// data, so it reads as the product itself; call it in a scope of the system.
/// </summary>
public sealed class SubjectArchive(
    TrineDb db, Metadata metadata, RecordStore store, RecordReader reader, RecordJson json, FieldTexts fieldTexts, MessageTexts texts, UserDirectory directory, IFileStore files, WorkspaceClock clock)
{
    private const int RecordsOfAKind = 10_000;

    // Chinese stays Chinese.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>Writes the file.</summary>
    /// <param name="person">The record that stands for the person.</param>
    /// <param name="output">Where to; written from beginning to end.</param>
    /// <exception cref="NotThereException">There is no such record.</exception>
    public async Task WriteAsync(PersonReference person, Stream output, string language, CancellationToken cancellationToken)
    {
        var traces = await Traces.FindAsync(db, metadata.Current, store, [person], cancellationToken);
        db.ChangeTracker.Clear();
        var groups = await GroupsAsync(traces, cancellationToken);
        var log = await db.Set<ChangeLogEntry>().AsNoTracking().Where(e => e.RecordId == person.Id).OrderBy(e => e.Seq).ToListAsync(cancellationToken);
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await using (var entry = await zip.CreateEntry("index.html").OpenAsync(cancellationToken))
        {
            await entry.WriteAsync(Encoding.UTF8.GetBytes(Page(groups, traces, log, language)), cancellationToken);
        }

        await using (var entry = await zip.CreateEntry("data.json").OpenAsync(cancellationToken))
        {
            await entry.WriteAsync(Json(groups, traces, log), cancellationToken);
        }

        foreach (var file in traces.Files.Where(f => f.DeletedAt is null))
        {
            await using var bytes = files.Open(file.StorageKey);
            if (bytes is not null)
            {
                await using var entry = await zip.CreateEntry(PathOf(file), CompressionLevel.NoCompression).OpenAsync(cancellationToken);
                await bytes.CopyToAsync(entry, cancellationToken);
            }
        }
    }

    /// <summary>A name that no other file in it has, and that cannot lead anywhere.</summary>
    private static string PathOf(Attachment file) => $"files/{file.Id:N}-{file.Name}";

    /// <summary>The person's record, every living record that refers to it, and what hangs on them (consents).</summary>
    private async Task<List<Group>> GroupsAsync(Traces traces, CancellationToken cancellationToken)
    {
        var groups = new List<Group>();
        foreach (var subject in traces.Subjects.GroupBy(s => s.Schema))
        {
            groups.Add(await GroupAsync(subject.Key, subject.Key.Find("id")!, [.. subject.Select(s => (object?)s.Record.Id)], cancellationToken));
            foreach (var schema in metadata.Current.Schemas.Where(s => s.Definition is { Internal: false, AccessOf: null }))
            {
                foreach (var field in schema.Fields.Where(f => f.Type == FieldType.Reference && f.Target == subject.Key.Key && f.Filterable))
                {
                    groups.Add(await GroupAsync(schema, field, [.. subject.Select(s => (object?)s.Record.Id)], cancellationToken));
                }
            }
        }

        foreach (var (schema, ids) in traces.Parts)
        {
            groups.Add(await GroupAsync(schema, schema.Find("id")!, [.. ids.Cast<object?>()], cancellationToken));
        }

        return [.. groups.Where(g => g.Rows.Count > 0)];
    }

    private async Task<Group> GroupAsync(ObjectSchema schema, FieldDefinition by, IReadOnlyList<object?> ids, CancellationToken cancellationToken)
    {
        var fields = schema.Fields.ToList();
        var filter = new FieldFilter(by.Type == FieldType.Reference && by.Target is not null ? by : schema.Find("id")!, FilterOp.In, ids);
        var rows = (await reader.ReadAsync(new RecordQuery { Schema = schema, Fields = fields, Limit = RecordsOfAKind, Filter = filter }, cancellationToken)).Rows;
        return new Group(schema, fields, rows, await json.NamesAsync(fields, rows, cancellationToken));
    }

    private byte[] Json(List<Group> groups, Traces traces, List<ChangeLogEntry> log)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("madeAt", FieldJson.Instant(clock.Now));
            foreach (var group in groups.GroupBy(g => g.Schema.Key))
            {
                writer.WriteStartArray(group.Key);
                foreach (var (one, row) in group.SelectMany(g => g.Rows.Select(r => (g, r))).DistinctBy(r => r.r.Id))
                {
                    writer.WriteStartObject();
                    foreach (var (field, value) in one.Fields.Zip(row.Values))
                    {
                        writer.WritePropertyName(field.Key);
                        RecordJson.WriteValue(writer, field, value, one.Names);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            WriteAround(writer, traces, log);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteAround(Utf8JsonWriter writer, Traces traces, List<ChangeLogEntry> log)
    {
        writer.WriteStartArray("comments");
        foreach (var comment in traces.Comments.Where(c => c.DeletedAt is null))
        {
            writer.WriteStartObject();
            writer.WriteString("at", FieldJson.Instant(comment.CreatedAt));
            writer.WriteString("by", directory.Current.User(comment.OwnerId ?? Guid.Empty)?.Name);
            writer.WriteString("text", comment.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("files");
        foreach (var file in traces.Files.Where(f => f.DeletedAt is null))
        {
            writer.WriteStartObject();
            writer.WriteString("path", PathOf(file));
            writer.WriteString("sha256", file.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("history");
        foreach (var entry in log)
        {
            writer.WriteStartObject();
            writer.WriteString("at", FieldJson.Instant(entry.At));
            writer.WriteString("by", directory.Current.User(entry.ActorId ?? Guid.Empty)?.Name);
            writer.WriteString("what", EnumText.Of(entry.Op));
            writer.WritePropertyName("fields");
            writer.WriteRawValue(entry.Fields);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private string Page(List<Group> groups, Traces traces, List<ChangeLogEntry> log, string language)
    {
        var values = new ExportValues(fieldTexts, texts, language, clock.Zone, TableFormat.Csv);
        var title = Encode(traces.Subjects.Count > 0 ? traces.Subjects[0].Schema.Title.Get(traces.Subjects[0].Record) as string ?? "" : "");
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html><html lang="{{language}}"><head><meta charset="utf-8"><title>{{title}}</title>
            <style>body{font:15px/1.7 system-ui,sans-serif;color:#1f2329;max-width:880px;margin:48px auto;padding:0 24px}h1{font-size:26px}h2{font-size:18px;margin:40px 0 12px}table{border-collapse:collapse;width:100%;margin:0 0 20px;break-inside:avoid}td{padding:6px 12px 6px 0;border-bottom:1px solid #eee;vertical-align:top}td:first-child{color:#646a73;width:30%}p{color:#646a73}</style>
            </head><body><h1>{{title}}</h1><p>{{Encode(Say(language, "about", Clock(clock.Now)))}}</p>
            """);
        foreach (var group in groups.GroupBy(g => g.Schema))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(fieldTexts.Objects(language, group.Key.Key))}</h2>");
            foreach (var (one, row) in group.SelectMany(g => g.Rows.Select(r => (g, r))).DistinctBy(r => r.r.Id))
            {
                Table(html, one.Fields.Zip(row.Values).Select(v => (fieldTexts.Field(language, one.Schema, v.First), values.Of(new ExportColumn("", one.Schema, v.First, AsId: false, OfLine: false), v.Second, one.Names))));
            }
        }

        var comments = traces.Comments.Where(c => c.DeletedAt is null).Select(c => ($"{Clock(c.CreatedAt)} {directory.Current.User(c.OwnerId ?? Guid.Empty)?.Name}", (object?)c.Text)).ToList();
        Section(html, language, "comments", comments);
        Section(html, language, "files", [.. traces.Files.Where(f => f.DeletedAt is null).Select(f => (Clock(f.CreatedAt), (object?)PathOf(f)))]);
        Section(html, language, "history", [.. log.Where(e => e.Op != ChangeOp.Event).Select(e => (Clock(e.At), (object?)$"{directory.Current.User(e.ActorId ?? Guid.Empty)?.Name ?? Say(language, "product")} {texts.Get(language, $"privacy.op.{EnumText.Of(e.Op)}")}"))]);
        Section(html, language, "reads", [.. log.Where(e => e.Op == ChangeOp.Event).Select(e => (Clock(e.At), (object?)$"{directory.Current.User(e.ActorId ?? Guid.Empty)?.Name ?? Say(language, "product")} {Event(language, e)}"))]);
        return html.Append("</body></html>").ToString();
    }

    private void Section(StringBuilder html, string language, string key, List<(string, object?)> rows)
    {
        if (rows.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(Say(language, key))}</h2>");
            Table(html, rows);
        }
    }

    private static void Table(StringBuilder html, IEnumerable<(string Label, object? Value)> rows)
    {
        html.Append("<table>");
        foreach (var (label, value) in rows.Where(r => r.Value is not null and not ""))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(label)}</td><td>{Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\n", "<br>", StringComparison.Ordinal)}</td></tr>");
        }

        html.Append("</table>");
    }

    private string Event(string language, ChangeLogEntry entry)
    {
        using var said = JsonDocument.Parse(entry.Fields);
        return texts.Get(language, $"audit.event.{said.RootElement.GetProperty("event").GetString()}");
    }

    private string Say(string language, string key, params IReadOnlyList<object> args) => texts.Get(language, $"privacy.archive.{key}", args);

    private string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, clock.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Encode(string text) => Html.Encode(text);

    private sealed record Group(ObjectSchema Schema, IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<RecordRow> Rows, RecordNames Names);
}
