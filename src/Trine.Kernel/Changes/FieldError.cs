namespace Trine.Kernel.Changes;

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">The JSON key, such as <c>name</c>, <c>custom.tier</c> or <c>lines[2].quantity</c>.</param>
/// <param name="MessageKey">A key of the language files.</param>
/// <param name="Args">Values for the message's placeholders.</param>
public sealed record FieldError(string Field, string MessageKey, params object[] Args)
{
    /// <summary>The stable code of the rule that refuses, where a client reacts to it; null for plain wrong values.</summary>
    public string? Code { get; init; }
}
