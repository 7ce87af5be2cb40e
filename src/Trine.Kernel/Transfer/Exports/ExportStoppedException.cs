namespace Trine.Kernel.Transfer.Exports;

/// <summary>The export is no longer this process's to go on with.</summary>
internal sealed class ExportStoppedException() : Exception("The export was taken over.");
