using System.CommandLine;
using Trine.Kernel.Data;

namespace Trine.Host.Commands;

/// <summary>The option every command has: which workspace.</summary>
internal static class DataOption
{
    public static Option<DirectoryInfo> New() => new("--data")
    {
        Description = "The data folder. PostgreSQL is used when ConnectionStrings__Trine is set.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public static DataOptions Read(DirectoryInfo folder)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Trine");
        return new DataOptions(folder.FullName, string.IsNullOrWhiteSpace(connection) ? null : connection);
    }
}
