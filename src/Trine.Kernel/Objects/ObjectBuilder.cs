using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Files;
using Trine.Kernel.Markup;

namespace Trine.Kernel.Objects;

/// <summary>Declares a business object. Labels are not given here: they are in the module's language files under <c>{key}.…</c>.</summary>
public sealed class ObjectBuilder<T>(string key, string name, string group, string icon)
    where T : Record
{
    private readonly List<FieldDefinition> _fields = [];
    private readonly List<(string Key, IReadOnlyList<string> Fields)> _sections = [];
    private readonly List<ViewDefinition> _views = [];
    private readonly List<VerbDefinition> _verbs = [];
    private readonly List<string> _subtitle = [];
    private TimelineDefinition? _timeline;
    private LinesDefinition? _lines;
    private Action<RecordChange>? _derive;
    private Action<RecordChange>? _check;
    private bool _hidden;
    private bool _administrative;
    private IReadOnlyList<AccessAction>? _grantable;
    private bool _readableByAll;
    private string? _board;
    private string? _calendar;
    private string? _accessOf;
    private bool _internal;
    private bool _appendOnly;
    private ReminderDefinition? _reminder;
    private string? _finished;
    private bool _person;

    internal string TitleKey { get; set; } = "";

    /// <summary>One line of text, 200 characters unless said otherwise.</summary>
    public FieldBuilder<T> Text(Expression<Func<T, string?>> property) => Add(property, FieldType.Text, f => f.MaxLength = 200);

    /// <summary>Several lines of text, 20,000 characters unless said otherwise.</summary>
    public FieldBuilder<T> LongText(Expression<Func<T, string?>> property) => Add(property, FieldType.LongText, f => f.MaxLength = 20_000);

    /// <summary>Formatted text, 100,000 characters of HTML unless said otherwise.</summary>
    /// <param name="text">The property that keeps its text for filters; the door fills it.</param>
    public FieldBuilder<T> RichText(Expression<Func<T, string?>> property, Expression<Func<T, string?>> text) =>
        Add(property, FieldType.RichText, f => f.MaxLength = RichHtml.MaxLength, text: (PropertyInfo)((MemberExpression)text.Body).Member);

    /// <summary>A whole number.</summary>
    public FieldBuilder<T> Integer<TValue>(Expression<Func<T, TValue>> property) => Add(property, FieldType.Integer);

    /// <summary>A decimal number with up to four places.</summary>
    public FieldBuilder<T> Decimal<TValue>(Expression<Func<T, TValue>> property, int scale = 4) => Add(property, FieldType.Decimal, f => f.Scale = scale);

    /// <summary>An amount in the record's currency, kept to the cent unless said otherwise.</summary>
    public FieldBuilder<T> Money<TValue>(Expression<Func<T, TValue>> property, int scale = 2) => Add(property, FieldType.Money, f => f.Scale = scale);

    /// <summary>A percentage between 0 and 100.</summary>
    public FieldBuilder<T> Percent<TValue>(Expression<Func<T, TValue>> property) =>
        Add(property, FieldType.Percent, f => (f.Scale, f.Min, f.Max) = (2, 0, 100));

    /// <summary>True or false.</summary>
    public FieldBuilder<T> Boolean(Expression<Func<T, bool>> property) => Add(property, FieldType.Boolean);

    /// <summary>A day.</summary>
    public FieldBuilder<T> Date<TValue>(Expression<Func<T, TValue>> property) => Add(property, FieldType.Date);

    /// <summary>An instant.</summary>
    public FieldBuilder<T> DateTime<TValue>(Expression<Func<T, TValue>> property) => Add(property, FieldType.DateTime);

    /// <summary>One of the members of an enum.</summary>
    /// <param name="colors">Preset colours in order of the members; fewer leave the rest plain.</param>
    public FieldBuilder<T> Choice<TEnum>(Expression<Func<T, TEnum>> property, params string[] colors) => Add(property, FieldType.Choice, f =>
    {
        var type = Nullable.GetUnderlyingType(typeof(TEnum)) ?? typeof(TEnum);
        f.Choices = [.. EnumText.All(type).Select((v, i) => new ChoiceDefinition(v, i < colors.Length ? colors[i] : null))];
        f.MaxLength = 40;
    });

    /// <summary>One of a list of texts.</summary>
    public FieldBuilder<T> Choice(Expression<Func<T, string?>> property, IEnumerable<string> values) => Add(property, FieldType.Choice, f =>
    {
        f.Choices = [.. values.Select(v => new ChoiceDefinition(v))];
        f.MaxLength = 40;
    });

    /// <summary>One of a list that brings its own colours or labels (reference data such as industries).</summary>
    public FieldBuilder<T> Choice(Expression<Func<T, string?>> property, IReadOnlyList<ChoiceDefinition> choices) =>
        Add(property, FieldType.Choice, f => (f.Choices, f.MaxLength) = (choices, 40));

    /// <summary>Several of a list of texts.</summary>
    public FieldBuilder<T> MultiChoice(Expression<Func<T, List<string>>> property, params string[] values) => Add(property, FieldType.MultiChoice, f =>
    {
        f.Choices = [.. values.Select(v => new ChoiceDefinition(v))];
        (f.MaxLength, f.MaxItems) = (60, 100);
    });

    /// <summary>Files attached to the record, 20 unless said otherwise.</summary>
    public FieldBuilder<T> Files(Expression<Func<T, List<string>>> property, int most = FileFields.MaxItems) => Add(property, FieldType.File, f => f.MaxItems = most);

    /// <summary>A record of another object; the property is named with <c>Id</c> at its end.</summary>
    public FieldBuilder<T> Reference<TValue>(Expression<Func<T, TValue>> property, string target) => Add(property, FieldType.Reference, f => f.Target = target);

    /// <summary>A record of any object; another field says of which. Not checked by the door: the slice that sets it does.</summary>
    public FieldBuilder<T> AnyReference(Expression<Func<T, Guid>> property) => Add(property, FieldType.Reference);

    /// <summary>A user.</summary>
    public FieldBuilder<T> User<TValue>(Expression<Func<T, TValue>> property) => Add(property, FieldType.User);

    /// <summary>A department.</summary>
    public FieldBuilder<T> Department<TValue>(Expression<Func<T, TValue>> property) => Add(property, FieldType.Department);

    /// <summary>A phone number.</summary>
    public FieldBuilder<T> Phone(Expression<Func<T, string?>> property) => Add(property, FieldType.Phone, f => f.MaxLength = 40);

    /// <summary>An e-mail address.</summary>
    public FieldBuilder<T> Email(Expression<Func<T, string?>> property) => Add(property, FieldType.Email, f => f.MaxLength = 254);

    /// <summary>A web address.</summary>
    public FieldBuilder<T> Url(Expression<Func<T, string?>> property) => Add(property, FieldType.Url, f => f.MaxLength = 500);

    /// <summary>A province, city or district.</summary>
    public FieldBuilder<T> Region(Expression<Func<T, string?>> property) => Add(property, FieldType.Region, f => f.MaxLength = 6);

    /// <summary>A number drawn from a sequence: <c>{yyyy}</c>, <c>{yyyyMM}</c>, <c>{yyyyMMdd}</c> and one <c>{0000}</c> counter.</summary>
    public FieldBuilder<T> AutoNumber(Expression<Func<T, string?>> property, string format) =>
        Add(property, FieldType.AutoNumber, f => (f.NumberFormat, f.MaxLength) = (format, 60));

    /// <summary>Fields that tell records of the same name apart.</summary>
    public void Subtitle(params string[] keys) => _subtitle.AddRange(keys);

    /// <summary>A section of the form.</summary>
    public void Section(string sectionKey, params string[] fields) => _sections.Add((sectionKey, fields));

    /// <summary>A ready-made list view.</summary>
    public void View(string viewKey, string? filterJson, string[] sort, params string[] columns) =>
        _views.Add(new ViewDefinition(viewKey, "list", filterJson, sort, columns));

    /// <summary>A ready-made tree, for an object whose module draws it.</summary>
    public void Tree(string viewKey, string[] sort, params string[] columns) => _views.Add(new ViewDefinition(viewKey, "tree", null, sort, columns));

    /// <summary>A ready-made board, by this choice or reference.</summary>
    public void Board(string fieldKey, string? filterJson, params string[] columns)
    {
        _board = fieldKey;
        _views.Add(new ViewDefinition("board", "board", filterJson, [], columns));
    }

    /// <summary>A ready-made calendar, by this date.</summary>
    public void Calendar(string fieldKey, params string[] columns)
    {
        _calendar = fieldKey;
        _views.Add(new ViewDefinition("calendar", "calendar", null, [fieldKey], columns));
    }

    /// <summary>A domain action, offered while the record is in a fitting state.</summary>
    public void Verb(string verbKey, string[] needs, Func<IReadOnlyList<object?>, bool> appliesTo) => _verbs.Add(new VerbDefinition(verbKey, needs, appliesTo));

    /// <summary>Shows on the timelines of the records it refers to.</summary>
    public void Timeline(string kind, string atKey, string? textKey = null, params string[] data) => _timeline = new TimelineDefinition(kind, atKey, textKey, data);

    /// <summary>Has lines that are written and read with it.</summary>
    public void Lines<TLine>(string jsonKey, string childObject, string parentKey, Action<T, IReadOnlyList<TLine>> recalculate)
        where TLine : Record =>
        _lines = new LinesDefinition(jsonKey, childObject, parentKey, (parent, lines) => recalculate((T)parent, [.. lines.Cast<TLine>()]));

    /// <summary>Sets what follows from other fields, on each write, before the checks. Pure: looks at nothing but the change.</summary>
    public void Derive(Action<RecordChange<T>> derive) => _derive = change => derive(new RecordChange<T>(change));

    /// <summary>The object's own rules, on each write. Pure: looks at nothing but the change, reports by field.</summary>
    public void Check(Action<RecordChange<T>> check) => _check = change => check(new RecordChange<T>(change));

    /// <summary>Not in the navigation.</summary>
    public void Hidden() => _hidden = true;

    /// <summary>How the workspace is set up, people and rights among it: a role that says «all other objects» does not mean it.</summary>
    public void Administrative() => _administrative = true;

    /// <summary>What roles can let somebody do with it; the rest is for administrators, whatever a role says. Of what decides who may do what: with more, nobody would stay without the rest.</summary>
    public void Grantable(params AccessAction[] actions) => _grantable = actions;

    /// <summary>Readable by everybody signed in.</summary>
    public void ReadableByAll() => _readableByAll = true;

    /// <summary>Access follows the grants of another object.</summary>
    public void AccessOf(string objectKey) => _accessOf = objectKey;

    /// <summary>Part of other records: no generic endpoints, no metadata, no search. Everybody signed in may write his own; who sees what is up to its slice.</summary>
    public void Internal() => _internal = true;

    /// <summary>A ledger: what was written stays as it is. Only the product itself changes or deletes it.</summary>
    public void AppendOnly() => _appendOnly = true;

    /// <summary>Reminds its owner at the instant in a date-time field.</summary>
    /// <param name="atKey">The date-time field. Give it an index: what is due is looked up every few seconds.</param>
    /// <param name="titleKey">The field that says what of.</param>
    /// <param name="whileJson">A filter tree as JSON that the record must pass, such as «not done»; null for all.</param>
    public void Reminder(string atKey, string titleKey, string? whileJson = null) => _reminder = new ReminderDefinition(atKey, titleKey, whileJson);

    /// <summary>Says which records are done with: when their owner leaves, they may stay his.</summary>
    /// <param name="whenJson">A filter tree as JSON.</param>
    public void Finished(string whenJson) => _finished = whenJson;

    /// <summary>A record of it stands for a natural person, who may ask for a copy of what is kept of him, or for its erasure.</summary>
    public void Person() => _person = true;

    /// <summary>The finished declaration.</summary>
    public ObjectDefinition Build()
    {
        AddSystemFields();
        if (_internal)
        {
            _fields.ForEach(f => f.Search = SearchWeight.None);
        }

        var sections = _sections.Count > 0 ? _sections
            : [("main", [.. _fields.Where(f => !f.ReadOnly && !SystemKeys.Contains(f.Key)).Select(f => f.Key)])];
        return new ObjectDefinition
        {
            Key = key, Name = name, ClrType = typeof(T), Group = group, Icon = icon,
            TitleKey = TitleKey.Length > 0 ? TitleKey : throw new InvalidOperationException($"{key} declares no title field."),
            SubtitleKeys = _subtitle, Fields = _fields, Sections = sections, Views = _views, Verbs = _verbs, Timeline = _timeline, Lines = _lines,
            Hidden = _hidden, Administrative = _administrative, Grantable = _grantable, ReadableByAll = _readableByAll, BoardKey = _board, CalendarKey = _calendar, AccessOf = _accessOf,
            Internal = _internal, AppendOnly = _appendOnly, Reminder = _reminder, FinishedJson = _finished, IsPerson = _person,
            Derive = _derive, Check = _check,
        };
    }

    internal static readonly string[] SystemKeys = ["id", "owner", "department", "createdAt", "createdBy", "updatedAt", "updatedBy"];

    private void AddSystemFields()
    {
        User(r => r.OwnerId).Sortable().Aliases("owner", "负责人", "所有者", "sales agent", "account owner", "assigned to");
        if (_fields.TrueForAll(f => f.Key != "department"))
        {
            Department(r => r.DepartmentId);
        }

        // Writable for imports alone, which keep original dates; the door says no to others.
        DateTime(r => r.CreatedAt).Sortable().ReadOnly().Aliases("created", "created on", "engage date", "创建日期", "建档时间");
        User(r => r.CreatedById).ReadOnly();
        DateTime(r => r.UpdatedAt).Sortable().ReadOnly();
        User(r => r.UpdatedById).ReadOnly();
        Add(r => r.Id, FieldType.Reference, f => (f.ReadOnly, f.Sortable) = (true, true), "id");
    }

    private FieldBuilder<T> Add<TValue>(Expression<Func<T, TValue>> property, FieldType type, Action<FieldDefinition>? more = null, string? fieldKey = null, PropertyInfo? text = null)
    {
        var body = property.Body is UnaryExpression unary ? unary.Operand : property.Body;
        var member = (PropertyInfo)((MemberExpression)body).Member;
        var declared = typeof(T).GetProperty(member.Name)!;
        var isReference = type is FieldType.Reference or FieldType.User or FieldType.Department;
        var plain = isReference && member.Name.EndsWith("Id", StringComparison.Ordinal) && member.Name.Length > 2 ? member.Name[..^2] : member.Name;
        // The setter comes from the declaring type: a private set is not seen through a derived one.
        var source = declared.DeclaringType!.GetProperty(member.Name)!;
        var definition = new FieldDefinition
        {
            Key = fieldKey ?? JsonNamingPolicy.CamelCase.ConvertName(plain),
            Type = type,
            Property = source,
            Get = FieldAccess.Getter(source),
            TextProperty = text,
            Set = text is null ? FieldAccess.Setter(source) : FieldAccess.RichSetter(source, text),
        };
        more?.Invoke(definition);
        _fields.Add(definition);
        return new FieldBuilder<T>(this, definition);
    }
}
