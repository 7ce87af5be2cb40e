namespace Trine.Kernel.Files;

/// <summary>Keeps the bytes of files. Keys are the store's own: nothing a user typed ever becomes part of a path.</summary>
public interface IFileStore
{
    /// <summary>Keeps a stream's bytes; when this returns they are on the disk.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="limit">Bytes allowed at most.</param>
    /// <returns>What was kept, or null when there are more bytes than allowed; nothing is kept then.</returns>
    Task<StoredFile?> SaveAsync(Stream content, long limit, CancellationToken cancellationToken);

    /// <summary>The bytes of a key, seekable; the caller disposes it. Null when they are gone.</summary>
    Stream? Open(string key);

    /// <summary>The keys of bytes kept after one instant and before another.</summary>
    IEnumerable<string> Keys(DateTimeOffset after, DateTimeOffset before);

    /// <summary>Removes what is left of uploads that broke off before an instant: the process was killed in the middle of one.</summary>
    void DiscardUnfinished(DateTimeOffset before);

    /// <summary>Removes bytes that no record came to refer to. No error when there are none.</summary>
    void Discard(string key);
}
