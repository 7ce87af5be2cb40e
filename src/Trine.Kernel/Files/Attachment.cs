using Trine.Kernel.Objects;

namespace Trine.Kernel.Files;

/// <summary>A file on a record. Deleting it keeps the bytes: it can be brought back.</summary>
public sealed class Attachment : Record
{
    /// <summary>Its name in the log.</summary>
    public const string ObjectKey = "attachments";

    /// <summary>The plural key of the object it is on.</summary>
    public string Object { get; private set; } = "";

    /// <summary>The record it is on; the empty id while it waits for a record that is yet to be made.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>As the user called it, cleaned; see <see cref="FileName"/>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>As its bytes prove; see <see cref="FileType"/>.</summary>
    public string ContentType { get; private set; } = FileType.Unknown;

    /// <summary>What the file store knows it by; never sent to clients.</summary>
    public string StorageKey { get; private set; } = "";

    /// <summary>Of the bytes, 64 hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>A new attachment; its owner is who brought it.</summary>
    internal static Attachment On(string objectKey, Guid recordId, Guid? ownerId, string name, StoredFile stored) => new()
    {
        Object = objectKey,
        RecordId = recordId,
        OwnerId = ownerId,
        Name = name,
        Size = stored.Size,
        ContentType = FileType.Of(stored.Head.Span, name),
        StorageKey = stored.Key,
        Sha256 = stored.Sha256,
    };

    /// <summary>Gives a file that waits for its record to the record.</summary>
    internal void Join(Guid recordId) => RecordId = recordId;

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Attachment>(ObjectKey, "attachment", "settings", "paper-clip");
        o.Text(a => a.Object).Required().CreateOnly().MaxLength(60);
        o.AnyReference(a => a.RecordId).CreateOnly();
        o.Text(a => a.Name).Title().MaxLength(FileName.MaxLength);
        o.Integer(a => a.Size).CreateOnly();
        o.Text(a => a.ContentType).Required().CreateOnly().MaxLength(100);
        o.Text(a => a.StorageKey).Required().CreateOnly().MaxLength(60);
        o.Text(a => a.Sha256).Required().CreateOnly().MaxLength(64);
        o.Timeline("file", "createdAt", data: ["size", "contentType"]);
        o.Internal();
        return o.Build();
    }
}
