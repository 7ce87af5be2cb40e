using System.Buffers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Trine.Kernel.Data;

namespace Trine.Kernel.Files;

/// <summary>
/// Keeps files in the folder <c>files</c> of the data folder, spread over 256 folders by the end of their key. With several nodes the data
/// folder has to be one they share.
/// </summary>
public sealed partial class LocalFileStore(DataOptions options) : IFileStore
{
    private const int HeadSize = 512;

    private string Parts => options.Subfolder(Path.Combine("files", "parts"));

    /// <inheritdoc/>
    public async Task<StoredFile?> SaveAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7().ToString("N");
        var part = Path.Combine(Parts, key);
        try
        {
            if (await WriteAsync(part, content, limit, cancellationToken) is not { } written)
            {
                return null;
            }

            // Whole or not at all: under its final name there are only complete files. The rename is durable no later than the
            // database's own commit, which follows it on the same disk.
            var target = PathOf(key);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(part, target);
            return new StoredFile(key, written.Size, written.Sha256, written.Head);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string key)
    {
        var path = PathOf(key);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true) : null;
    }

    /// <inheritdoc/>
    public void Discard(string key) => File.Delete(PathOf(key));

    /// <inheritdoc/>
    public IEnumerable<string> Keys(DateTimeOffset after, DateTimeOffset before) =>
        from folder in new DirectoryInfo(options.Subfolder("files")).EnumerateDirectories("??")
        from file in folder.EnumerateFiles()
        where file.LastWriteTimeUtc > after.UtcDateTime && file.LastWriteTimeUtc < before.UtcDateTime && KeyShape().IsMatch(file.Name)
        select file.Name;

    /// <inheritdoc/>
    public void DiscardUnfinished(DateTimeOffset before)
    {
        foreach (var part in new DirectoryInfo(Parts).EnumerateFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
        {
            part.Delete();
        }
    }

    private static async Task<(long Size, string Sha256, byte[] Head)?> WriteAsync(string path, Stream content, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
            var head = new List<byte>(HeadSize);
            long size = 0;
            int count;
            while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += count;
                if (size > limit)
                {
                    return null;
                }

                head.AddRange(buffer.AsSpan(0, Math.Min(count, HeadSize - head.Count)));
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()), [.. head]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Keys are 32 hexadecimal digits; anything else, wherever it came from, never reaches the file system.</summary>
    private string PathOf(string key) => KeyShape().IsMatch(key)
        ? Path.Combine(options.Folder, "files", key[^2..], key)
        : throw new ArgumentException("Not a key of this store.", nameof(key));

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.None, 1000)]
    private static partial Regex KeyShape();
}
