namespace Trine.Kernel.Http;

/// <summary>Work that goes on in the background.</summary>
/// <param name="Id">What to ask for it by.</param>
public sealed record StartedJob(Guid Id);
