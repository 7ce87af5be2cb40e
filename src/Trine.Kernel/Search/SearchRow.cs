namespace Trine.Kernel.Search;

/// <summary>One record as the full-text index is to have it.</summary>
/// <param name="Object">The plural key of its object.</param>
/// <param name="Id">The record.</param>
/// <param name="Tokens">What it is found by; null to forget it.</param>
/// <param name="MayExist">Whether the index may have it already.</param>
internal sealed record SearchRow(string Object, Guid Id, RecordTokens? Tokens, bool MayExist);
