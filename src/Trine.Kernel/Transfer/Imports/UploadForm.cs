using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Trine.Kernel.Access;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;

namespace Trine.Kernel.Transfer.Imports;

/// <summary>Takes a form with a file of any reasonable size: the file goes straight to disk, the few plain fields into memory.</summary>
public sealed class UploadForm(TransferFolder folder, ProblemWriter problems, Caller caller)
{
    /// <summary>Bytes a file has at most: 2 GB.</summary>
    public const long MaxSize = 2L * 1024 * 1024 * 1024;

    /// <summary>Characters the plain fields have at most, all together.</summary>
    private const int MaxFields = 64 * 1024;

    /// <summary>How many they are at most.</summary>
    private const int MostFields = 10;

    private const int BufferSize = 128 * 1024;

    /// <summary>The plain fields; <c>fileToken</c> is set when a file came along.</summary>
    /// <exception cref="BadHttpRequestException">413 for a body too large, 415 for one that is no form, 400 for a broken one.</exception>
    public async Task<Dictionary<string, string>> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxSize + MaxFields;
        }

        if (request.ContentLength > MaxSize + MaxFields)
        {
            throw TooLarge();
        }

        var fields = new Dictionary<string, string>();
        var reader = new MultipartReader(Boundary(request), request.Body, BufferSize);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    await OneAsync(fields, section, disposition, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException && e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(problems.Text("transfer.upload.broken"), StatusCodes.Status400BadRequest, e);
        }

        return fields;
    }

    private async Task OneAsync(Dictionary<string, string> fields, MultipartSection section, ContentDispositionHeaderValue disposition, CancellationToken cancellationToken)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        var room = MaxFields - fields.Sum(f => f.Key.Length + f.Value.Length) - name.Length;
        if (fields.Count == MostFields || fields.ContainsKey(name) || room <= 0)
        {
            throw TooMany();
        }

        if (name == "file" && disposition.IsFileDisposition())
        {
            if (fields.ContainsKey("fileToken"))
            {
                throw TooMany();
            }

            var sent = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            fields["fileToken"] = await KeepAsync(section.Body, CleanName(sent.Value), cancellationToken);
            return;
        }

        using var text = new StreamReader(section.Body);
        var value = new char[room];
        var length = await text.ReadBlockAsync(value, cancellationToken);
        fields[name] = length < room ? new string(value, 0, length) : throw TooMany();
    }

    private async Task<string> KeepAsync(Stream body, string fileName, CancellationToken cancellationToken)
    {
        var user = caller.UserId ?? throw new ForbiddenException("imports", AccessAction.Import);
        var token = TransferFolder.NewToken();
        var path = folder.UploadPath(token);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
            await body.CopyToAsync(file, BufferSize, cancellationToken);
            if (file.Length > MaxSize)
            {
                throw TooLarge();
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        folder.Keep(token, new TransferFolder.Upload(user, fileName));
        return token;
    }

    /// <summary>The last part of what a browser sends as the name, without characters no list should show.</summary>
    private static string CleanName(string? sent)
    {
        var last = (sent ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? "import" : clean.Length > 200 ? clean[^200..] : clean;
    }

    private string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value!
            : throw new BadHttpRequestException(problems.Text("transfer.upload.form"), StatusCodes.Status415UnsupportedMediaType);

    private BadHttpRequestException TooMany() => new(problems.Text("transfer.upload.fields"), StatusCodes.Status413PayloadTooLarge);

    private BadHttpRequestException TooLarge() =>
        new(problems.Text("transfer.upload.tooLarge", MaxSize / 1024 / 1024 / 1024), StatusCodes.Status413PayloadTooLarge);
}
