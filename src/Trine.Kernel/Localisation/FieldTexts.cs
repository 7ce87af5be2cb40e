using Trine.Kernel.Objects;

namespace Trine.Kernel.Localisation;

/// <summary>What objects, fields and choices are called, custom ones included.</summary>
public sealed class FieldTexts(MessageTexts texts)
{
    /// <summary>One record of an object, in words.</summary>
    public string Object(string language, string objectKey) => texts.Get(language, $"objects.{objectKey}.name");

    /// <summary>Many records of an object, in words.</summary>
    public string Objects(string language, string objectKey) => texts.Get(language, $"objects.{objectKey}.plural");

    /// <summary>A field's label; its key when nobody named it.</summary>
    public string Field(string language, ObjectSchema schema, FieldDefinition field) =>
        field.Labels?.GetValueOrDefault(language)
        ?? texts.Find(language, $"objects.{schema.Key}.fields.{field.Key}")
        ?? texts.Find(language, $"fields.{field.Key}")
        ?? field.Key;

    /// <summary>What the form says below a field, or null.</summary>
    public string? Help(string language, ObjectSchema schema, FieldDefinition field) => texts.Find(language, $"objects.{schema.Key}.help.{field.Key}");

    /// <summary>A choice's label; the value itself when nobody named it.</summary>
    public string Choice(string language, ObjectSchema schema, FieldDefinition field, string value)
    {
        foreach (var choice in field.Choices)
        {
            if (choice.Value == value)
            {
                return choice.Labels?.GetValueOrDefault(language)
                    ?? texts.Find(language, $"objects.{schema.Key}.choices.{field.Key}.{value}")
                    ?? texts.Find(language, $"choices.{field.Key}.{value}")
                    ?? value;
            }
        }

        return value;
    }

    /// <summary>A sentence about a record, with the field's label in front; fields among the arguments are shown by their labels.</summary>
    public string Sentence(string language, ObjectSchema schema, Changes.FieldError error)
    {
        var args = error.Args.Select(a => a is string key && schema.Find(key) is { } named ? Field(language, schema, named) : a).ToList();
        var sentence = texts.Get(language, error.MessageKey, args);
        return schema.Find(error.Field) is { } field
            ? texts.Get(language, "transfer.labelled", Field(language, schema, field), sentence)
            : sentence;
    }
}
