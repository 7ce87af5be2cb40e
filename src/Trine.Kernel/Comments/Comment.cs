using Trine.Kernel.Objects;

namespace Trine.Kernel.Comments;

/// <summary>What somebody said on a record.</summary>
public sealed class Comment : Record
{
    /// <summary>Its name in the log.</summary>
    public const string ObjectKey = "comments";

    /// <summary>The plural key of the object it is on.</summary>
    public string Object { get; private set; } = "";

    /// <summary>The record it is on.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>Plain text, 1–10,000 characters.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Ids of the users it mentions.</summary>
    public List<string> Mentions { get; private set; } = [];

    /// <summary>A new comment; its owner is its author.</summary>
    internal static Comment On(string objectKey, Guid recordId, Guid? authorId) => new() { Object = objectKey, RecordId = recordId, OwnerId = authorId };

    internal void Say(string text, IEnumerable<Guid> mentions) =>
        (Text, Mentions) = (text, [.. mentions.Distinct().Select(m => m.ToString())]);

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Comment>(ObjectKey, "comment", "settings", "message");
        o.Text(c => c.Object).Required().CreateOnly().MaxLength(60);
        o.AnyReference(c => c.RecordId).Required().CreateOnly();
        o.LongText(c => c.Text).Title().MaxLength(10_000);
        o.MultiChoice(c => c.Mentions).Open();
        o.Timeline("comment", "createdAt", data: ["mentions"]);
        o.Internal();
        return o.Build();
    }
}
