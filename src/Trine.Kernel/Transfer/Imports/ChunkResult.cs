using Trine.Kernel.Changes;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>What a chunk of rows came to.</summary>
/// <param name="Changes">What passed the door, pending in the context, to be saved together with the progress.</param>
/// <param name="Created">Records that will be made.</param>
/// <param name="Updated">Records that will be changed.</param>
/// <param name="Skipped">Rows left out on purpose, or already as the file wants them.</param>
/// <param name="Rejected">Rows that cannot be taken, with their reasons.</param>
/// <param name="Warned">Rows that are taken, with what to look at.</param>
internal sealed record ChunkResult(
    IReadOnlyList<RecordChange> Changes, int Created, int Updated, int Skipped, IReadOnlyList<ImportRow> Rejected, IReadOnlyList<ImportRow> Warned);
