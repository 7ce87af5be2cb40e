using Trine.Kernel.Localisation;

namespace Trine.Operations.Backups;

/// <summary>Why a backup failed, as it is stored.</summary>
/// <param name="Code">See <see cref="BackupException.Code"/>.</param>
/// <param name="Args">The values that are the same in every language.</param>
/// <param name="Reason">The key of the text that is the last value, or null.</param>
internal sealed record BackupFailure(string Code, IReadOnlyList<string> Args, string? Reason = null)
{
    public static BackupFailure Of(BackupException error) =>
        new(error.Code, [.. error.Args.Where(a => a is not TextKey).Select(a => a.ToString() ?? "")], error.Args.OfType<TextKey>().SingleOrDefault()?.Key);

    public IReadOnlyList<object> Values() => Reason is null ? [.. Args] : [.. Args, new TextKey(Reason)];
}
