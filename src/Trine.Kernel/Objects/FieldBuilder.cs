using System.Linq.Expressions;
using System.Reflection;
using Trine.Kernel.Computed;
using Trine.Kernel.Data;

namespace Trine.Kernel.Objects;

/// <summary>Says more about a field that was just declared.</summary>
public sealed class FieldBuilder<T>
    where T : Record
{
    private readonly ObjectBuilder<T> _owner;
    private readonly FieldDefinition _field;

    internal FieldBuilder(ObjectBuilder<T> owner, FieldDefinition field) => (_owner, _field) = (owner, field);

    /// <summary>Must not be empty.</summary>
    public FieldBuilder<T> Required() => With(f => f.Required = true);

    /// <summary>People must fill it; files may come without it, and what came so may stay so.</summary>
    public FieldBuilder<T> RequiredByHand() => With(f => (f.Required, f.OptionalInFiles) = (true, true));

    /// <summary>No two living records share a value; the table needs a partial unique index to match.</summary>
    public FieldBuilder<T> Unique() => With(f => f.Unique = true);

    /// <summary>Only the system sets it.</summary>
    public FieldBuilder<T> ReadOnly() => With(f => f.ReadOnly = true);

    /// <summary>Fixed once the record is made.</summary>
    public FieldBuilder<T> CreateOnly() => With(f => f.CreateOnly = true);

    /// <summary>What it refers to cannot be deleted while a living record refers to it; the refusal says how many do.</summary>
    public FieldBuilder<T> Restrict() => With(f => f.Restrict = true);

    /// <summary>The record belongs to what it refers to: whoever owns that sees this too.</summary>
    public FieldBuilder<T> BelongsTo() => With(f => f.IsParent = true);

    /// <summary>Goes into the search index; <see cref="SearchWeight.Title"/> for what a person calls the record by.</summary>
    public FieldBuilder<T> Searchable(SearchWeight weight = SearchWeight.Body) => With(f => f.Search = weight);

    /// <summary>Tells of a natural person: it goes when the person's data is erased. Free text that is about somebody is personal, too.</summary>
    /// <param name="identifies">Whoever reads it knows who it is (a number, an account): it is looked for in all that is written elsewhere.</param>
    public FieldBuilder<T> Personal(bool identifies = false) => With(f => (f.IsPersonal, f.Identifies) = (true, identifies));

    /// <summary>Lists can be sorted by it; the table should have an index that begins with it.</summary>
    public FieldBuilder<T> Sortable() => With(f => f.Sortable = true);

    /// <summary>Never in filters.</summary>
    public FieldBuilder<T> NotFilterable() => With(f => f.Filterable = false);

    /// <summary>At most this many characters.</summary>
    public FieldBuilder<T> MaxLength(int characters) => With(f => f.MaxLength = characters);

    /// <summary>Between these bounds, both included.</summary>
    public FieldBuilder<T> Range(decimal? min, decimal? max) => With(f => (f.Min, f.Max) = (min, max));

    /// <summary>Takes values beyond the list.</summary>
    public FieldBuilder<T> Open() => With(f => f.Open = true);

    /// <summary>The value of a new record that brings none.</summary>
    public FieldBuilder<T> Default(object value) => With(f => f.Default = value is Enum e ? EnumText.Of(e) : value);

    /// <summary>The value of a new record that brings none, where only the database knows it (the first stage of a pipeline). Asked before references are looked up.</summary>
    public FieldBuilder<T> DefaultFrom(Func<TrineDb, T, CancellationToken, Task<object?>> find) =>
        With(f => f.DefaultFrom = (db, record, cancellationToken) => find(db, (T)record, cancellationToken));

    /// <summary>
    /// The product keeps it up to date beside people's work (the last contact). When it changes nothing else, the record keeps its
    /// version and its «updated» stamp: nobody's open form becomes stale by it. It is in the log like any change.
    /// </summary>
    public FieldBuilder<T> Quiet() => With(f => f.Quiet = true);

    /// <summary>Computed from the record's other fields on each save; see <see cref="Formulas.Formula"/>. Give the property the type the formula has.</summary>
    public FieldBuilder<T> Formula(string formula) => With(f => (f.Formula, f.ReadOnly, f.Quiet) = (formula, true, true));

    /// <summary>Adds up the records of another object that refer to this one; give the property the type of what is added up.</summary>
    /// <param name="objectKey">The other object.</param>
    /// <param name="reference">Its reference to this one.</param>
    /// <param name="field">What is added up; null for a count.</param>
    /// <param name="filterJson">A filter tree as JSON those that count must pass, or null.</param>
    public FieldBuilder<T> RollUp(string objectKey, string reference, RollUpFunction function, string? field = null, string? filterJson = null) =>
        With(f => (f.RollUp, f.ReadOnly, f.Quiet) = (new RollUpDefinition(objectKey, reference, function, field, filterJson), true, true));

    /// <summary>Other words for it in imported files.</summary>
    public FieldBuilder<T> Aliases(params string[] words) => With(f => f.Aliases = words);

    /// <summary>A normal form beyond the type's own; null from the function means «not valid», told with the message of that key.</summary>
    public FieldBuilder<T> Normalised(Func<string, string?> normalise, string errorKey) =>
        With(f => (f.Normalise, f.NormaliseError) = (normalise, errorKey));

    /// <summary>Lists sort by this property, which the door fills with the pinyin key of the text.</summary>
    public FieldBuilder<T> PinyinSorted(Expression<Func<T, string>> key) => With(f =>
    {
        f.SortProperty = (PropertyInfo)((MemberExpression)key.Body).Member;
        f.Sortable = true;
    });

    /// <summary>Names the record: in links, lists of references and search.</summary>
    public FieldBuilder<T> Title()
    {
        _owner.TitleKey = _field.Key;
        return Required().Searchable(SearchWeight.Title);
    }

    private FieldBuilder<T> With(Action<FieldDefinition> set)
    {
        set(_field);
        return this;
    }
}
