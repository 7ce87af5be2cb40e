namespace Trine.Kernel.Changes;

/// <summary>Fields are wrong: 400, all of them at once. Nothing was saved.</summary>
/// <param name="errors">What is wrong, by field.</param>
/// <param name="code">The stable code of the answer.</param>
public sealed class InvalidInputException(IReadOnlyList<FieldError> errors, string code = "validation")
    : Exception($"{code}: {string.Join("; ", errors.Select(e => $"{e.Field} {e.MessageKey}"))}")
{
    /// <summary>A single wrong field.</summary>
    public InvalidInputException(string field, string messageKey, params object[] args)
        : this([new FieldError(field, messageKey, args)])
    {
    }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>The stable code of the answer.</summary>
    public string Code { get; } = code;
}
