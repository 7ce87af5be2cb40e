using System.Text.Json;
using Trine.Kernel.Data;
using Trine.Organisation.Sessions;

namespace Trine.Host;

/// <summary>The workspace's own facts, a small file in the data folder.</summary>
internal static class WorkspaceFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static WorkspaceInfo Read(DataOptions data)
    {
        var path = Path.Combine(data.Folder, "workspace.json");
        return File.Exists(path) && JsonSerializer.Deserialize<WorkspaceInfo>(File.ReadAllText(path), Json) is { } known
            ? known
            : new WorkspaceInfo("Trine", "Asia/Shanghai", "CNY", false);
    }

    public static void Write(DataOptions data, WorkspaceInfo info)
    {
        Directory.CreateDirectory(data.Folder);
        File.WriteAllText(Path.Combine(data.Folder, "workspace.json"), JsonSerializer.Serialize(info, Json));
    }
}
