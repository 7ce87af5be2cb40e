namespace Trine.Operations.Folders;

/// <summary>Files that only whoever runs Trine may read.</summary>
internal static class PrivateFile
{
    /// <summary>A new file to write to, in the place of one that may be there.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 20 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
