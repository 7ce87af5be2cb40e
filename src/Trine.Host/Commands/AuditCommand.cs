using System.CommandLine;
using System.Globalization;
using Trine.Kernel.Audit;
using Trine.Kernel.Data;

namespace Trine.Host.Commands;

/// <summary><c>trine audit verify</c>: whether the log is still what was sealed.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var data = DataOption.New();
        var noted = new Option<string?>("--noted") { Description = "The hash of a seal, as an earlier verification printed it: it must be among them still." };
        var verify = new Command("verify", "Read the whole log again and compare it with its seals. Exits with 1 when they do not agree.") { data, noted };
        verify.SetAction((parsed, token) => VerifyAsync(DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(noted), token));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(DataOptions data, string? noted, CancellationToken cancellationToken)
    {
        await using var scope = await CommandScope.OpenAsync(data, cancellationToken);
        var chain = scope.Services.GetRequiredService<AuditChain>();
        var report = await chain.VerifyAsync(cancellationToken);
        var lost = noted is not null && !await chain.HasSealAsync(noted, cancellationToken);
        foreach (var line in Lines(report, lost))
        {
            Console.WriteLine(line);
        }

        return report.Intact && !lost ? 0 : 1;
    }

    /// <summary>A report in words.</summary>
    /// <param name="lost">A seal somebody noted is not there.</param>
    public static IEnumerable<string> Lines(ChainReport report, bool lost = false)
    {
        yield return Text($"{report.Entries} log entries are covered by {report.Seals} seals; {report.Unsealed} wait for the next.");
        if (report.Hash is not null)
        {
            yield return Text($"Last good seal: {report.Seals}, {report.SealedAt:yyyy-MM-dd HH:mm:ss}Z, {report.Hash}");
            yield return "Write it down elsewhere: whoever can write to the database could make all seals anew, but not this one. Later, --noted HASH says whether it is still there.";
        }

        foreach (var erasure in report.Erasures)
        {
            yield return Text($"{erasure.Entries} entries were erased with certificate {erasure.Certificate}.");
        }

        yield return report.Fault is { } fault ? What(fault)
            : lost ? "BROKEN: the seal you noted is not among them. Seals were cut off with their entries, or all were made anew; or this is an older backup, or another workspace."
            : "The log is what was sealed.";
    }

    private static string What(ChainFault fault) => fault.Kind switch
    {
        ChainFaultKind.Entries => Text($"BROKEN at seal {fault.Seal}: entries after {fault.FromSeq} up to {fault.ToSeq} were changed, added or taken away. They were sealed at {fault.To:yyyy-MM-dd HH:mm:ss}Z."),
        ChainFaultKind.Seal => Text($"BROKEN at seal {fault.Seal}: the seal itself was changed. It stands for the entries after {fault.FromSeq} up to {fault.ToSeq}."),
        ChainFaultKind.SealMissing => Text($"BROKEN: seal {fault.Seal} is missing. It stood for entries after {fault.FromSeq}."),
        ChainFaultKind.Erasure => Text($"BROKEN: entries between {fault.FromSeq} and {fault.ToSeq} were blanked without a certificate that answers for them."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
