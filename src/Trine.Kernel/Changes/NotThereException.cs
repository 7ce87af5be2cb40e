namespace Trine.Kernel.Changes;

/// <summary>The record is not there, deleted, or not the caller's to see: 404, never told apart.</summary>
public sealed class NotThereException(string what = "") : Exception(what);
