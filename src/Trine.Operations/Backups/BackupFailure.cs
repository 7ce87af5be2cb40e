namespace Trine.Operations.Backups;

/// <summary>Why a backup failed, as it is stored.</summary>
/// <param name="Code">See <see cref="BackupException.Code"/>.</param>
internal sealed record BackupFailure(string Code, IReadOnlyList<string> Args);
