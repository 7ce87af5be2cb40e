using Trine.Kernel.Computed;
using Trine.Kernel.Objects;

namespace Trine.Tests.Fixture.Notes;

/// <summary>A business object of no business: the kernel is tested without knowing a word of CRM.</summary>
public sealed class Note : Trine.Kernel.Objects.Record
{
    public const string ObjectKey = "notes";

    public string Title { get; private set; } = "";

    public bool Done { get; private set; }

    public DateTimeOffset? RemindAt { get; private set; }

    public List<string> Papers { get; private set; } = [];

    public string? Body { get; private set; }

    public string? BodyText { get; private set; }

    public decimal? TitleLength { get; private set; }

    public Guid? ParentId { get; private set; }

    public int Children { get; private set; }

    internal static Note Of(string title, Guid owner) => new() { Title = title, OwnerId = owner };

    internal static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Note>(ObjectKey, "note", "notes", "file");
        o.Text(n => n.Title).Title().Sortable();
        o.Boolean(n => n.Done);
        o.DateTime(n => n.RemindAt);
        o.RichText(n => n.Body, n => n.BodyText).Searchable();
        o.Decimal(n => n.TitleLength).Formula("LEN({title})").Sortable();
        o.Reference(n => n.ParentId, ObjectKey);
        o.Integer(n => n.Children).RollUp(ObjectKey, "parent", RollUpFunction.Count);
        o.Files(n => n.Papers, most: 3);
        o.View("open", """{"field":"done","op":"eq","value":false}""", ["title"], "title", "remindAt");
        o.Reminder("remindAt", "title", """{"field":"done","op":"eq","value":false}""");
        return o.Build();
    }
}
