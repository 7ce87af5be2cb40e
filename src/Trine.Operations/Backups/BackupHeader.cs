using Trine.Kernel.Data;

namespace Trine.Operations.Backups;

/// <summary>The first part of a backup: what it holds, and what may read it.</summary>
/// <param name="Format">Version of the layout; see <see cref="BackupFormat.Version"/>.</param>
/// <param name="Product">The Trine that wrote it.</param>
/// <param name="Database">Which database it was taken from; it can be restored to the same kind only.</param>
/// <param name="TakenAt">When, UTC.</param>
/// <param name="Migrations">The schema's version: what had been applied.</param>
/// <param name="Tables">PostgreSQL: the tables, in the order of their parts.</param>
/// <param name="Indexes">PostgreSQL: indexes that exist, without the schema's name; those of custom fields are no migration's.</param>
/// <param name="Sequences">PostgreSQL: where the sequences stood.</param>
internal sealed record BackupHeader(
    int Format,
    string Product,
    DatabaseKind Database,
    DateTimeOffset TakenAt,
    IReadOnlyList<BackupHeader.Migration> Migrations,
    IReadOnlyList<BackupHeader.Table> Tables,
    IReadOnlyList<BackupHeader.Index> Indexes,
    IReadOnlyList<BackupHeader.Sequence> Sequences)
{
    public sealed record Migration(string Id, string Sha256);

    public sealed record Table(string Name, IReadOnlyList<string> Columns);

    public sealed record Index(string Name, string Sql);

    public sealed record Sequence(string Name, long Value, bool Called);
}
