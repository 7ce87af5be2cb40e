using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Trine.Operations.Backups;

/// <summary>Reads a backup front to back and holds every part against the manifest at its end.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly FileStream _file;
    private readonly Envelope? _envelope;
    private readonly Stream _zip;
    private readonly TarReader _tar;
    private readonly List<BackupManifest.Part> _seen = [];

    /// <exception cref="BackupException">It is no backup, or not to be opened with this passphrase.</exception>
    public BackupReader(string path, string? passphrase)
    {
        _file = Open(path);
        try
        {
            var head = new byte[Envelope.HeaderSize];
            var count = _file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            Stream plain = _file;
            if (head.AsSpan().StartsWith(Envelope.Magic))
            {
                if (count < head.Length)
                {
                    throw new BackupException("damaged");
                }

                _envelope = Envelope.Open(head, passphrase ?? throw new BackupException("locked"));
                plain = new DecryptingStream(_file, _envelope);
            }
            else if (count > 2 && head[0] == 0x1F && head[1] == 0x8B)
            {
                _file.Position = 0;
            }
            else
            {
                throw new BackupException("unknown", path);
            }

            _zip = new GZipStream(plain, CompressionMode.Decompress);
            _tar = new TarReader(_zip);
            Header = ReadHeader();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What it holds.</summary>
    public BackupHeader Header { get; }

    /// <summary>Gives each part in order to a reader of it, and checks at the end that these were all, and as they were written.</summary>
    /// <exception cref="BackupException">It is damaged or cut off.</exception>
    public async Task ReadAsync(Func<string, Stream, Task> part)
    {
        BackupManifest? manifest = null;
        while (Next() is { } entry)
        {
            if (manifest is not null)
            {
                throw new BackupException("damaged");
            }

            using var content = Content(entry);
            if (entry.Name == BackupFormat.ManifestName)
            {
                manifest = Guard(() => JsonSerializer.Deserialize<BackupManifest>(content, BackupFormat.Json)) ?? throw new BackupException("damaged");
                continue;
            }

            await part(entry.Name, new GuardedStream(content));
            See(entry.Name, content);
        }

        // To the very end: only there stand the sum of the compression and the mark of the last chunk.
        Guard(() =>
        {
            var rest = new byte[4096];
            while (_zip.Read(rest) > 0)
            {
            }

            return true;
        });
        if (manifest is null || !manifest.Parts.SequenceEqual(_seen))
        {
            throw new BackupException("damaged");
        }
    }

    public void Dispose()
    {
        _tar?.Dispose();
        _zip?.Dispose();
        _envelope?.Dispose();
        _file.Dispose();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BackupException.Because("unreadable", e, path);
        }
    }

    private BackupHeader ReadHeader()
    {
        var entry = Next();
        if (entry?.Name != BackupFormat.HeaderName)
        {
            throw new BackupException(entry is null ? "damaged" : "unknown", _file.Name);
        }

        using var content = Content(entry);
        var header = Guard(() => JsonSerializer.Deserialize<BackupHeader>(content, BackupFormat.Json)) ?? throw new BackupException("damaged");
        See(entry.Name, content);
        return header.Format <= BackupFormat.Version ? header : throw new BackupException("newer");
    }

    /// <summary>What the part's reader left is read as well: its hash is of all.</summary>
    private void See(string name, PartStream content)
    {
        Guard(() =>
        {
            content.CopyTo(Stream.Null);
            return true;
        });
        _seen.Add(new BackupManifest.Part(name, content.Length, content.Sha256()));
    }

    private TarEntry? Next() => Guard(() => _tar.GetNextEntry());

    private static PartStream Content(TarEntry entry) => new(entry.DataStream ?? Stream.Null, entry.Length);

    /// <summary>Whatever the layers say of broken bytes is one thing to whoever restores.</summary>
    internal static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or JsonException or FormatException or ArgumentException)
        {
            throw new BackupException("damaged");
        }
    }

    private sealed class GuardedStream(Stream inner) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw new BackupException("damaged");
            }
        }
    }
}
