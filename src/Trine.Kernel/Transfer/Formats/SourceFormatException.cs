namespace Trine.Kernel.Transfer.Formats;

/// <summary>A file as a whole cannot be imported.</summary>
/// <param name="code">Stable, to translate by; one of the constants of this class.</param>
/// <param name="message">An English sentence for the user.</param>
public sealed class SourceFormatException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>No header row and no card.</summary>
    public const string Empty = "transfer.file.empty";

    /// <summary>Not a format we read, or damaged beyond reading.</summary>
    public const string Unreadable = "transfer.file.unreadable";

    /// <summary>Protected with a password.</summary>
    public const string Encrypted = "transfer.file.encrypted";

    /// <summary>An encoding name nobody knows.</summary>
    public const string UnknownEncoding = "transfer.file.encoding";

    /// <summary>Would need more memory than an import may take.</summary>
    public const string TooLarge = "transfer.file.tooLarge";

    /// <summary>More columns than a table people fill in has.</summary>
    public const string Columns = "transfer.file.columns";

    /// <value>One of the constants of this class.</value>
    public string Code { get; } = code;
}
