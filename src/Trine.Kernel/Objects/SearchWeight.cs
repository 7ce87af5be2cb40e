namespace Trine.Kernel.Objects;

/// <summary>Where the text of a field goes in the search index.</summary>
public enum SearchWeight
{
    /// <summary>Not searched.</summary>
    None,

    /// <summary>What a person calls the record by: words, Chinese bigrams, pinyin and initials.</summary>
    Title,

    /// <summary>Everything else worth finding.</summary>
    Body,
}
