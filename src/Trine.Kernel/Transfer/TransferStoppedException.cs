namespace Trine.Kernel.Transfer;

/// <summary>An import or export is no longer this process's to go on with: somebody cancelled it, or another node took over.</summary>
internal sealed class TransferStoppedException() : Exception("The transfer was cancelled or taken over.");
