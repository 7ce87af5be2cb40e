namespace Trine.Privacy.Erasure;

/// <summary>What was erased, and what a look at everything found afterwards.</summary>
public sealed record ErasureCertificate
{
    /// <summary>Records that stood for the person and are empty now.</summary>
    public int Records { get; init; }

    /// <summary>Records about the person (activities, tasks) whose words are gone.</summary>
    public int Related { get; init; }

    /// <summary>Comments that were deleted for good.</summary>
    public int Comments { get; init; }

    /// <summary>Attached files that were deleted for good, bytes and all.</summary>
    public int Files { get; init; }

    /// <summary>Records of others whose texts mentioned the person, and do no more.</summary>
    public int Mentions { get; init; }

    /// <summary>Notifications that were deleted.</summary>
    public int Notifications { get; init; }

    /// <summary>Entries of the log whose values were blanked.</summary>
    public int Entries { get; init; }

    /// <summary>Files of imports and exports that were deleted, whatever was in them.</summary>
    public int TransferFiles { get; init; }

    /// <summary>Columns that were searched afterwards, in all tables and the search index; null when nothing could be searched for any more.</summary>
    public int? Columns { get; init; }

    /// <summary>What that search still found, by table: other people of the same name or number, and what was left on purpose.</summary>
    public IReadOnlyDictionary<string, int> Remaining { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether the database's files were written anew, so that they hold no trace of what was deleted.</summary>
    public bool Compacted { get; init; }
}
