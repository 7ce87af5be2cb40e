using Trine.Kernel.Audit;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>An import: what was asked, how far it is, how it went. Its progress is saved with the rows it stands for, in one transaction.</summary>
public sealed class ImportJob : TransferJob
{
    /// <summary>What the user calls the file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The token of the uploaded file.</summary>
    public string Token { get; init; } = "";

    /// <summary><see cref="ImportOptions"/> as JSON, with the mapping settled.</summary>
    public string Options { get; init; } = "{}";

    /// <summary>Nothing is saved; only counted and checked.</summary>
    public bool DryRun { get; init; }

    /// <summary>Records made.</summary>
    public long Created { get; set; }

    /// <summary>Records changed.</summary>
    public long Updated { get; set; }

    /// <summary>Rows left out on purpose, or already as the file wants them.</summary>
    public long Skipped { get; set; }

    /// <summary>Rows that could not be taken.</summary>
    public long Rejected { get; set; }

    /// <summary>Rows taken, but worth a second look.</summary>
    public long Warnings { get; set; }

    /// <summary>Bytes of the list of rejected rows that count; what lies behind was not committed.</summary>
    public long RejectedBytes { get; set; }

    /// <summary>Bytes of the list of warnings that count.</summary>
    public long WarningsBytes { get; set; }

    /// <summary>What undoes the whole import.</summary>
    public Guid ChangeSet { get; init; } = Guid.CreateVersion7();

    /// <summary>What the audit log says of it; of a trial too, which saves nothing and tells much.</summary>
    internal AuditDetails Audited() => new() { By = UserId, Job = Id, Count = Done, ChangeSet = ChangeSet, Detail = DryRun ? $"{FileName} (dryRun)" : FileName };
}
