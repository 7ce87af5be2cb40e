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

    /// <summary>What is wrong with one row of a batch.</summary>
    public Problem Validation(IReadOnlyList<FieldError> errors) =>
        new(Text("problem.validation"), 400, "validation", Text(errors[0].MessageKey, errors[0].Args)) { Errors = Errors(errors) };

    /// <summary>Errors by field, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors(IReadOnlyList<FieldError> errors) =>
        errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => Text(e.MessageKey, e.Args))]);
}
