using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Trine.Operations.Folders;

namespace Trine.Operations.Backups;

/// <summary>Writes the parts of a backup to <c>FILE.partial</c>, which takes its name only when it is whole and on the disk.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Envelope? _envelope;
    private readonly EncryptingStream? _encrypting;
    private readonly GZipStream _zip;
    private readonly TarWriter _tar;
    private readonly List<BackupManifest.Part> _parts = [];
    private readonly List<string> _gone = [];
    private bool _complete;

    public BackupWriter(string path, string? passphrase)
    {
        _path = path;
        // Only for whoever runs Trine: it holds everything.
        _file = PrivateFile.Create(Partial);
        if (passphrase is not null)
        {
            _envelope = Envelope.New(passphrase);
            _encrypting = new EncryptingStream(_file, _envelope);
        }

        _zip = new GZipStream((Stream?)_encrypting ?? _file, CompressionLevel.Fastest, leaveOpen: true);
        _tar = new TarWriter(_zip, TarEntryFormat.Pax, leaveOpen: true);
    }

    /// <summary>Bytes of all parts so far, before compression.</summary>
    public long Written { get; private set; }

    private string Partial => _path + ".partial";

    /// <summary>Adds a part.</summary>
    /// <returns>The hash of what was added.</returns>
    public string Add(string name, Stream content, long length)
    {
        using var part = new PartStream(content, length);
        _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = part, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        var hash = part.Sha256();
        _parts.Add(new BackupManifest.Part(name, length, hash));
        Written += length;
        return hash;
    }

    public void Add(string name, byte[] content) => Add(name, new MemoryStream(content), content.Length);

    /// <summary>Notes a file that was deleted for good meanwhile.</summary>
    public void Gone(string name) => _gone.Add(name);

    /// <summary>Closes it: the manifest, the disk, the name.</summary>
    /// <returns>Its size in bytes.</returns>
    public long Complete()
    {
        Add(BackupFormat.ManifestName, JsonSerializer.SerializeToUtf8Bytes(new BackupManifest([.. _parts], _gone), BackupFormat.Json));
        _tar.Dispose();
        _zip.Dispose();
        _encrypting?.Complete();
        _file.Flush(flushToDisk: true);
        var size = _file.Length;
        _file.Dispose();
        File.Move(Partial, _path, overwrite: true);
        _complete = true;
        return size;
    }

    public void Dispose()
    {
        if (!_complete)
        {
            // Closing the layers would write their ends; the file is thrown away.
            _file.Dispose();
            File.Delete(Partial);
        }

        _envelope?.Dispose();
    }
}
