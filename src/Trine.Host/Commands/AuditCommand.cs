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
        var verify = new Command("verify", "Read the whole log again and compare it with its seals. Exits with 1 when they do not agree.") { data };
        verify.SetAction((parsed, token) => VerifyAsync(DataOption.Read(parsed.GetValue(data)!), token));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(DataOptions data, CancellationToken cancellationToken)
    {
        await using var scope = await CommandScope.OpenAsync(data, cancellationToken);
        var report = await scope.Services.GetRequiredService<AuditChain>().VerifyAsync(cancellationToken);
        foreach (var line in Lines(report))
        {
            Console.WriteLine(line);
        }

        return report.Intact ? 0 : 1;
    }

    /// <summary>A report in words.</summary>
    public static IEnumerable<string> Lines(ChainReport report)
    {
        yield return Text($"{report.Entries} log entries are covered by {report.Seals} seals; {report.Unsealed} wait for the next.");
        if (report.Hash is not null)
        {
            yield return Text($"Last good seal: {report.Seals}, {report.SealedAt:yyyy-MM-dd HH:mm:ss}Z, {report.Hash}");
            yield return "Write it down elsewhere: whoever can write to the database could make all seals anew, but not this one.";
        }

        foreach (var erasure in report.Erasures)
        {
            yield return Text($"{erasure.Entries} entries were erased with certificate {erasure.Certificate}.");
        }

        yield return report.Fault is { } fault ? What(fault) : "The log is what was sealed.";
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
