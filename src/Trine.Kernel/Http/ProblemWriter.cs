using System.Text.Json;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Localisation;

namespace Trine.Kernel.Http;

/// <summary>Errors as sentences in the caller's language.</summary>
public sealed class ProblemWriter(MessageTexts texts, Caller caller)
{
    /// <summary>A sentence of the language files.</summary>
    public string Text(string key, params IReadOnlyList<object> args) => texts.Get(caller.Language, key, args);

    /// <summary>The reason for one record; a field key among the arguments is shown by its label.</summary>
    public string Sentence(string objectKey, string messageKey, IReadOnlyList<object> args) =>
        Text(messageKey, [.. args.Select(a => a is string field && Label(objectKey, field) is { } label ? label : a)]);

    /// <summary>What a field is called.</summary>
    public string? Label(string objectKey, string fieldKey) =>
        texts.Find(caller.Language, $"objects.{objectKey}.fields.{fieldKey}") ?? texts.Find(caller.Language, $"fields.{fieldKey}");

    /// <summary>The body of a 400 for one row of a batch.</summary>
    public void WriteValidation(Utf8JsonWriter writer, IReadOnlyList<FieldError> errors)
    {
        writer.WriteStartObject();
        writer.WriteNumber("status", 400);
        writer.WriteString("code", "validation");
        writer.WriteString("title", Text("problem.validation"));
        writer.WriteString("detail", Text(errors[0].MessageKey, errors[0].Args));
        writer.WritePropertyName("errors");
        WriteErrors(writer, errors);
        writer.WriteEndObject();
    }

    /// <summary>Errors by field, in order.</summary>
    public void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<FieldError> errors)
    {
        writer.WriteStartObject();
        foreach (var group in errors.GroupBy(e => e.Field))
        {
            writer.WriteStartArray(group.Key);
            foreach (var error in group)
            {
                writer.WriteStringValue(Text(error.MessageKey, error.Args));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
