namespace Trine.Kernel.Transfer.Imports;

/// <summary>The import is no longer this process's to go on with: somebody cancelled it, or another node took over.</summary>
internal sealed class ImportStoppedException() : Exception("The import was cancelled or taken over.");
