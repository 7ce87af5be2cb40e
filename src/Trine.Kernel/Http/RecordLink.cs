using Trine.Kernel.Access;

namespace Trine.Kernel.Http;

/// <summary>What an answer says of another record, or of a person.</summary>
/// <param name="Id">The record.</param>
/// <param name="Name">What it is called; null when the caller may not see it.</param>
public sealed record RecordLink(Guid Id, string? Name)
{
    /// <summary>Who did something; null for the system.</summary>
    public static RecordLink? To(Guid? userId, DirectorySnapshot directory) => userId is { } id ? new RecordLink(id, directory.User(id)?.Name) : null;
}
