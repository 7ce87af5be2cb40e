using System.Text.Json;
using Trine.Kernel.Transfer;

namespace Trine.Privacy.Erasure;

/// <summary>The erasure of what is kept of one person, or of those a retention rule names: what was asked, how far it is, and what proves it. It tells nothing of them itself.</summary>
public sealed class ErasureJob : TransferJob
{
    /// <summary>Why.</summary>
    public ErasureReason Reason { get; init; }

    /// <summary>The records that stand for the person, as <see cref="PersonReference"/> writes them.</summary>
    public List<string> Records { get; init; } = [];

    /// <summary>Takes the name out of all texts, not only of those about the person or the same customer.</summary>
    public bool Everywhere { get; init; }

    /// <summary>The number the request is filed under, in the asker's words.</summary>
    public string? Note { get; init; }

    /// <summary>The records are empty by now; what follows is tidying up and looking again.</summary>
    public bool Cleared { get; set; }

    /// <summary>Keys of files whose rows are gone and whose bytes still have to go.</summary>
    public List<string> PendingFiles { get; set; } = [];

    /// <summary>An <see cref="ErasureCertificate"/> as JSON.</summary>
    public string Certificate { get; set; } = "{}";

    internal ErasureCertificate ReadCertificate() => JsonSerializer.Deserialize<ErasureCertificate>(Certificate, JsonSerializerOptions.Web)!;

    internal static string Text(ErasureCertificate certificate) => JsonSerializer.Serialize(certificate, JsonSerializerOptions.Web);
}
