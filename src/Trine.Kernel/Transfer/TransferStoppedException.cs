namespace Trine.Kernel.Transfer;

/// <summary>A piece of background work is no longer this process's to go on with: somebody cancelled it, or another node took over.</summary>
public sealed class TransferStoppedException() : Exception("The work was cancelled or taken over.");
