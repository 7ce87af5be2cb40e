namespace Trine.Kernel.Changes;

/// <summary>Fields are wrong: 400, all of them at once. Nothing was saved.</summary>
/// <param name="errors">What is wrong, by field.</param>
public sealed class InvalidInputException(IReadOnlyList<FieldError> errors)
    : Exception(string.Join("; ", errors.Select(e => $"{e.Field} {e.MessageKey}")))
{
    /// <summary>A single wrong field.</summary>
    public InvalidInputException(string field, string messageKey, params object[] args)
        : this([new FieldError(field, messageKey, args)])
    {
    }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>Whether one rule refuses the records as a whole, not a value of theirs: 422 instead of 400.</summary>
    public bool IsRefusal => Code != "validation" && Errors.All(e => e.Field.Length == 0);

    /// <summary>The stable code of the answer: the rule's when all errors are of one rule, else <c>validation</c>.</summary>
    public string Code { get; } = errors.Count > 0 && errors[0].Code is { } rule && errors.All(e => e.Code == rule) ? rule : "validation";
}
