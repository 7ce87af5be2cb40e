using Trine.Host;
using Trine.Kernel.Localisation;
using Trine.Kernel.Objects;

namespace Trine.Tests.Architecture;

/// <summary>Whatever the modules declare has a name in every language.</summary>
[Trait("Database", "any")]
public sealed class TextTests
{
    private static readonly ObjectCatalog Catalog = new([new KernelModule(), .. Modules.All]);
    private static readonly MessageTexts Texts = new(Catalog);

    public static TheoryData<string, string> ObjectsByLanguage => [.. from o in Catalog.Objects from l in MessageTexts.Languages select (o.Key, l)];

    [Theory]
    [MemberData(nameof(ObjectsByLanguage))]
    public void Everything_declared_has_a_name(string objectKey, string language)
    {
        var definition = Catalog.Get(objectKey);
        var own = $"objects.{objectKey}.";
        var missing = new List<string>();
        void Need(params string[] keys)
        {
            if (keys.All(k => string.IsNullOrWhiteSpace(Texts.Find(language, k))))
            {
                missing.Add(keys[0]);
            }
        }

        Need(own + "name");
        Need(own + "plural");
        foreach (var field in definition.Fields.Where(f => f.Key != "id"))
        {
            Need($"{own}fields.{field.Key}", $"fields.{field.Key}");
            foreach (var choice in field.Choices.Where(c => c.Labels is null))
            {
                Need($"{own}choices.{field.Key}.{choice.Value}", $"choices.{field.Key}.{choice.Value}");
            }

            field.Choices.Where(c => c.Labels is { } labels && !labels.ContainsKey(language)).ShouldBeEmpty(field.Key);
        }

        foreach (var (key, _) in definition.Sections)
        {
            Need($"{own}sections.{key}", $"sections.{key}");
        }

        foreach (var view in definition.Views)
        {
            Need($"{own}views.{view.Key}", $"views.{view.Key}");
        }

        foreach (var verb in definition.Verbs)
        {
            Need($"{own}verbs.{verb.Key}");
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void All_languages_have_the_same_keys()
    {
        var keys = MessageTexts.Languages.Select(l => Texts.Keys(l).Order().ToList()).ToList();
        keys[1].Except(keys[0]).ShouldBeEmpty();
        keys[0].Except(keys[1]).ShouldBeEmpty();
    }

    [Fact]
    public void Errors_have_the_same_placeholders_in_all_languages()
    {
        // Notifications may say the same with other parts of it in title and text; an error has one sentence.
        foreach (var key in Texts.Keys("zh-CN").Where(k => k.StartsWith("error.", StringComparison.Ordinal) || k.StartsWith("refused.", StringComparison.Ordinal)))
        {
            for (var i = 0; i < 5; i++)
            {
                var mark = "{" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";
                Texts.Find("en-US", key)!.Contains(mark, StringComparison.Ordinal).ShouldBe(Texts.Find("zh-CN", key)!.Contains(mark, StringComparison.Ordinal), $"{key} {mark}");
            }
        }
    }

    [Fact]
    public void Sections_and_views_name_fields_that_exist()
    {
        foreach (var definition in Catalog.Objects)
        {
            var fields = definition.Fields.Select(f => f.Key).ToHashSet();
            definition.Sections.SelectMany(s => s.Fields).Except(fields).ShouldBeEmpty(definition.Key);
            definition.Views.SelectMany(v => v.Columns.Concat(v.Sort.Select(s => s.TrimStart('-')))).Except(fields).ShouldBeEmpty(definition.Key);
            definition.SubtitleKeys.Except(fields).ShouldBeEmpty(definition.Key);
            foreach (var sort in definition.Views.SelectMany(v => v.Sort))
            {
                definition.Field(sort.TrimStart('-')).Sortable.ShouldBeTrue($"{definition.Key} {sort}");
            }
        }
    }
}
