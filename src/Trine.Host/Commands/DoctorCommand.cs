using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trine.Kernel.Audit;
using Trine.Kernel.Data;
using Trine.Kernel.Objects;
using Trine.Operations.Doctor;

namespace Trine.Host.Commands;

/// <summary><c>trine doctor</c>: what is well, what is not, and what to do about it.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Line(string Check, string Name, string Status, string Text, string? Todo);

    public static Command Create()
    {
        var data = DataOption.New();
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var files = new Option<bool>("--files") { Description = "Read every attachment and compare its check sum." };
        var command = new Command("doctor", "Examine the workspace; changes nothing. Ends with 1 when there is a problem.") { json, files, data };
        command.SetAction((parsed, token) => RunAsync(DataOption.Read(parsed.GetValue(data)!), parsed.GetValue(json), parsed.GetValue(files), token));
        return command;
    }

    private static async Task<int> RunAsync(DataOptions data, bool json, bool files, CancellationToken cancellationToken)
    {
        var migrations = new Migrations(data, new ObjectCatalog([new KernelModule(), .. Modules.All]));
        var findings = await new Examination(data, migrations, TimeProvider.System, files ? Depth.WithContents : Depth.Whole).RunAsync(cancellationToken);
        if (!findings.Exists(f => f is { Check: "database" or "schema" or "tables", Severity: Severity.Problem }))
        {
            findings.Add(await ChainAsync(data, cancellationToken));
        }

        var lines = findings.Select(f => new Line(
            f.Check, CommandTexts.Of($"doctor.{f.Check}.name"), EnumText.Of(f.Severity), CommandTexts.Of(f.TextKey, f.Args), CommandTexts.Find(f.TodoKey, f.Args))).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(lines, Json));
        }
        else
        {
            lines.ForEach(Print);
        }

        return findings.Exists(f => f.Severity == Severity.Problem) ? 1 : 0;
    }

    /// <summary>Whether the log is what was sealed: reads all of it.</summary>
    internal static async Task<Finding> ChainAsync(DataOptions data, CancellationToken cancellationToken)
    {
        // Built, not prepared: an examination migrates nothing.
        await using var app = TrineApplication.Build(data, []);
        await using var scope = CommandScope.SystemScope(app.Services);
        var report = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(cancellationToken);
        return report.Fault is { } fault
            ? new Finding("chain", Severity.Problem, EnumText.Of(fault.Kind), fault.Seal, fault.FromSeq, fault.ToSeq)
            : new Finding("chain", Severity.Ok, "ok", report.Entries, report.Seals, report.Unsealed);
    }

    private static void Print(Line line)
    {
        Console.WriteLine($"{line.Status,-8} {line.Name,-12} {line.Text}");
        if (line.Todo is not null)
        {
            Console.WriteLine($"{"",-21} → {line.Todo}");
        }
    }
}
