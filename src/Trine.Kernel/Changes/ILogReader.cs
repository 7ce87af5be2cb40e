using Trine.Kernel.Data;

namespace Trine.Kernel.Changes;

/// <summary>Follows the log. Everything that reacts to changes is one of these; nothing polls tables.</summary>
public interface ILogReader
{
    /// <summary>Its name, for the checkpoint; never changes.</summary>
    string Name { get; }

    /// <summary>Plural keys of the objects whose entries it wants; null for all.</summary>
    IReadOnlyCollection<string>? Objects => null;

    /// <summary>How long it lets entries gather after it was woken, before it reads them.</summary>
    TimeSpan Gathers => TimeSpan.Zero;

    /// <summary>Whether an entry it fails on again and again is put aside. One that may leave out none tries for ever.</summary>
    bool Parks => true;

    /// <summary>
    /// Reads and computes what handling the batch needs, before the write transaction opens: on SQLite everybody else's writes wait for that
    /// one. What changes meanwhile comes again with an entry of its own.
    /// </summary>
    Task PrepareAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Handles a batch in log order. What it writes to <paramref name="db"/> commits together with the checkpoint, so it happens
    /// exactly once; effects elsewhere happen at least once, with the entry's number as the key to tell repeats by.
    /// </summary>
    /// <param name="entries">1–2,000 entries.</param>
    /// <param name="db">A context of the system's, in an open write transaction; the reader saves what it changes.</param>
    Task HandleAsync(IReadOnlyList<ChangeLogEntry> entries, TrineDb db, CancellationToken cancellationToken);
}
