using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Trine.Kernel.Changes;
using Trine.Kernel.Http;

namespace Trine.Kernel.Files;

/// <summary>Takes the part <c>file</c> out of a multipart body, straight into the store: no copy in memory or in a temporary folder.</summary>
public sealed class FileUpload(IFileStore store, ProblemWriter problems)
{
    /// <summary>Bytes a file has at most: 20 MB.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Room for the boundaries and headers around the file.</summary>
    private const long Overhead = 64 * 1024;

    /// <summary>The kept file and its cleaned name.</summary>
    /// <exception cref="BadHttpRequestException">413 for a file too large, 415 for a body that is no form, 400 for a broken one.</exception>
    /// <exception cref="InvalidInputException">There is no file in it.</exception>
    public async Task<(string Name, StoredFile Stored)> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxSize + Overhead;
        }

        if (request.ContentLength > MaxSize + Overhead)
        {
            throw TooLarge();
        }

        var reader = new MultipartReader(Boundary(request), request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) != "file")
                {
                    continue;
                }

                var sent = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                var stored = await store.SaveAsync(section.Body, MaxSize, cancellationToken) ?? throw TooLarge();
                return (FileName.Clean(sent.Value), stored);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException && e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(problems.Text("error.file.broken"), StatusCodes.Status400BadRequest, e);
        }

        throw new InvalidInputException("file", "error.required");
    }

    private string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value!
            : throw new BadHttpRequestException(problems.Text("error.file.form"), StatusCodes.Status415UnsupportedMediaType);

    private BadHttpRequestException TooLarge() =>
        new(problems.Text("error.file.tooLarge", MaxSize / 1024 / 1024), StatusCodes.Status413PayloadTooLarge);
}
