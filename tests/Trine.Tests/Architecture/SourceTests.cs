using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Trine.Tests.Architecture;

/// <summary>What the compiler cannot forbid: writes around the door, reads around access, clocks and strings of one's own.</summary>
[Trait("Database", "any")]
public sealed partial class SourceTests
{
    /// <summary>Why a file may do what the others may not.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["OrganisationDirectory.cs"] = "loads deleted people too: old records name them",
        ["SalesSetUp.cs"] = "a pipeline the administrator deleted must not come back at the next start",
        ["LastContactReader.cs"] = "a deleted activity no longer counts as the last contact, so it looks at deleted ones too",
        ["ErasureRun.cs"] = "what is erased is deleted for good, not marked; the log is blanked with it",
        ["Traces.cs"] = "what was deleted and could be brought back is kept of a person, too",
    };

    [Fact]
    public void No_module_writes_around_the_door_or_reads_around_access()
    {
        var offences = Files().Where(f => !f.Path.Contains("Trine.Kernel", StringComparison.Ordinal) && !Excused.ContainsKey(Path.GetFileName(f.Path)))
            .SelectMany(f => Around().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")).ToList();
        offences.ShouldBeEmpty(string.Join('\n', offences));
    }

    [Fact]
    public void Nobody_reads_the_machine_clock()
    {
        var offences = Files().SelectMany(f => Clock().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")).ToList();
        offences.ShouldBeEmpty(string.Join('\n', offences));
    }

    [Fact]
    public void The_sources_were_found() => Files().Count().ShouldBeGreaterThan(150);

    private static IEnumerable<(string Path, string Text)> Files([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src"));
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Select(p => (p, File.ReadAllText(p)));
    }

    [GeneratedRegex(@"\.(FromSql\w*|ExecuteSql\w*|SqlQuery\w*|ExecuteUpdate\w*|ExecuteDelete\w*|IgnoreQueryFilters)\b", RegexOptions.None, 2000)]
    private static partial Regex Around();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b", RegexOptions.None, 2000)]
    private static partial Regex Clock();
}
