namespace Trine.Kernel.Data;

/// <summary>The database cannot be brought to this version's shape; the message says why and what to do.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
