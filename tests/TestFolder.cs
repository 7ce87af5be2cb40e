using System.Globalization;

namespace Trine.Tests.Fixture;

/// <summary>Empty folders for tests. All are removed when the run ends: some hundreds of workspaces are gigabytes.</summary>
internal static class TestFolder
{
    private static readonly Lazy<string> Root = new(NewRoot);
    private static int _made;

    /// <summary>The path of a new one, which nobody else may read.</summary>
    public static string New()
    {
        var path = Path.Combine(Root.Value, Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture));
        return (OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
    }

    private static string NewRoot()
    {
        var root = Directory.CreateTempSubdirectory("trine-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        };
        return root;
    }
}
