using System.Collections.Frozen;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;

namespace Trine.Kernel.Objects;

/// <summary>All that is known of a business object: the one declaration from which tables, endpoints, forms, import, search and access follow.</summary>
public sealed class ObjectDefinition
{
    /// <summary>The plural, in URLs and everywhere an object is named: <c>customers</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The singular: <c>customer</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The record class.</summary>
    public required Type ClrType { get; init; }

    /// <summary>Where the client shows it: a part of the rail (<c>customers</c>), or of the settings (<c>settings.organisation</c>); <c>settings</c> alone: nowhere by itself.</summary>
    public required string Group { get; init; }

    /// <summary>An Ant Design icon name.</summary>
    public required string Icon { get; init; }

    /// <summary>The field that names a record.</summary>
    public required string TitleKey { get; init; }

    /// <summary>Fields that tell records of the same name apart.</summary>
    public required IReadOnlyList<string> SubtitleKeys { get; init; }

    /// <summary>The declared fields in order, system fields last; custom fields are in the <see cref="ObjectSchema"/>.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>The form's sections: key and field keys.</summary>
    public required IReadOnlyList<(string Key, IReadOnlyList<string> Fields)> Sections { get; init; }

    /// <summary>Ready-made views.</summary>
    public required IReadOnlyList<ViewDefinition> Views { get; init; }

    /// <summary>Domain actions beyond create, read, update, delete.</summary>
    public required IReadOnlyList<VerbDefinition> Verbs { get; init; }

    /// <summary>How it appears on the timeline of the records it refers to; null if it does not.</summary>
    public required TimelineDefinition? Timeline { get; init; }

    /// <summary>Its lines (an order's), written and read with it.</summary>
    public required LinesDefinition? Lines { get; init; }

    /// <summary>Only the administrator sees it in the navigation.</summary>
    public required bool Hidden { get; init; }

    /// <summary>How the workspace is set up: only administrators, and roles that name it, may change it.</summary>
    public required bool Administrative { get; init; }

    /// <summary>What roles can let somebody do with it; null for everything.</summary>
    public required IReadOnlyList<AccessAction>? Grantable { get; init; }

    /// <summary>Everybody signed in may read it, whatever their roles grant (reference data such as pipelines).</summary>
    public required bool ReadableByAll { get; init; }

    /// <summary>The default column of the board view, or null.</summary>
    public required string? BoardKey { get; init; }

    /// <summary>The date the calendar shows it on, or null.</summary>
    public required string? CalendarKey { get; init; }

    /// <summary>Object keys whose grants decide access, when it has none of its own (order lines obey orders).</summary>
    public required string? AccessOf { get; init; }

    /// <summary>Part of other records (comments, files): goes through the door and the log, but has no generic endpoints, no metadata and no search; its own slice decides who may see it.</summary>
    public required bool Internal { get; init; }

    /// <summary>A record of it stands for a natural person.</summary>
    public required bool IsPerson { get; init; }

    /// <summary>Its records tell of natural persons: they are kept for some time only.</summary>
    public bool IsPersonal => !Internal && !Administrative && Fields.Any(f => f.IsPersonal);

    /// <summary>What was written stays as it is: nobody changes, deletes or undoes it but the product itself.</summary>
    public required bool AppendOnly { get; init; }

    /// <summary>When it reminds its owner; null if it never does.</summary>
    public required ReminderDefinition? Reminder { get; init; }

    /// <summary>Which of its records are done with, as a filter tree in JSON; null where none ever is.</summary>
    public required string? FinishedJson { get; init; }

    internal Action<RecordChange>? Derive { get; init; }

    internal Action<RecordChange>? Check { get; init; }

    /// <summary>The reference to the record it belongs to, whose owner sees it too; null if there is none.</summary>
    public FieldDefinition? Parent => Fields.FirstOrDefault(f => f.IsParent);

    /// <summary>Whether any field goes into the search index.</summary>
    public bool IsSearchable => Fields.Any(f => f.Search != SearchWeight.None);

    /// <summary>The declared field of a key.</summary>
    public FieldDefinition Field(string key) => ByKey[key];

    /// <summary>A new record as its class makes it, to read the values from that fields begin with. Nobody writes to it.</summary>
    internal Record Blank => field ??= (Record)Activator.CreateInstance(ClrType, nonPublic: true)!;

    internal FrozenDictionary<string, FieldDefinition> ByKey => field ??= Fields.ToFrozenDictionary(f => f.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
