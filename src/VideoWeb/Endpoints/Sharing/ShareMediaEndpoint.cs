using System.Globalization;
using Microsoft.Net.Http.Headers;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Sharing;
using VideoWeb.Setup;

namespace VideoWeb.Endpoints.Sharing;

/// <summary><c>GET /s/{token}/{place}/clip</c>, <c>…/poster</c>, its pictures <c>…/small</c>, <c>…/medium</c> and <c>…/large</c>, and <c>…/input/{number}</c>: the files that a link shows, in ranges, for whoever may see its pages. All others are the same 404.</summary>
/// <remarks>Browsers keep a file and ask each time whether they still may show it, because links end.</remarks>
internal sealed class ShareMediaEndpoint(SharedClipStore shared, ShareCookie cookie, MediaFile files)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "/s/{token}/{place:int}/clip", SharedFile.Clip);
        Map(app, "/s/{token}/{place:int}/poster", SharedFile.Poster);
        Map(app, "/s/{token}/{place:int}/input/{number:int}", SharedFile.Input);
        foreach (var size in (string[])["small", "medium", "large"])
        {
            app.MapMethods($"/s/{{token}}/{{place:int}}/{size}", [HttpMethods.Get, HttpMethods.Head],
                (string token, int place, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                    ActivatorUtilities.CreateInstance<ShareMediaEndpoint>(services).SendStillAsync(token, place, RenditionEndpoint.KindOf(size)!.Value, context.Response, cancellationToken))
                .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareMediaLimit);
        }
    }

    private static void Map(IEndpointRouteBuilder app, string pattern, SharedFile kind) =>
        app.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head],
            (string token, int place, int? number, string? download, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ShareMediaEndpoint>(services).SendAsync(token, place, kind, number ?? 0, download == "1", context.Response, cancellationToken))
            .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareMediaLimit);

    // The poster until it is made.
    private async Task<IResult> SendStillAsync(string token, int place, RenditionKind size, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await shared.FindAsync(token, cancellationToken) is not { } link || !cookie.Opens(response.HttpContext, link)
            || await shared.FindStillAsync(link, place, size, cancellationToken) is not { } still || files.FindOnDisk(still) is not { } onDisk)
        {
            return await SendAsync(token, place, SharedFile.Poster, 0, download: false, response, cancellationToken);
        }

        SetHeaders(response);
        return MediaFile.Send(onDisk, still.ContentType, still.Sha256);
    }

    private static void SetHeaders(HttpResponse response)
    {
        MediaFile.SetHeaders(response, "private, no-cache");
        ShareHeaders.Hide(response);
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private async Task<IResult> SendAsync(string token, int place, SharedFile kind, int number, bool download, HttpResponse response, CancellationToken cancellationToken)
    {
        SetHeaders(response);
        if (await shared.FindAsync(token, cancellationToken) is not { } link || !cookie.Opens(response.HttpContext, link)) { return TypedResults.NotFound(); }
        if (download && (kind != SharedFile.Clip || !link.CanDownload)) { return TypedResults.StatusCode(StatusCodes.Status403Forbidden); }
        if (await shared.FindFileAsync(link, place, kind, number, cancellationToken) is not { } file || files.FindOnDisk(file) is not { } onDisk) { return TypedResults.NotFound(); }

        return TypedResults.PhysicalFile(
            onDisk.Path, MediaContentType.Served(file.ContentType), download ? await NameAsync(link, place, file, cancellationToken) : null,
            onDisk.ChangedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    // By what the visitor may know, so not by the prompt.
    private async Task<string> NameAsync(SharedLink link, int place, AssetRow file, CancellationToken cancellationToken)
    {
        var title = (await shared.FindClipAsync(link, place, cancellationToken))?.Card.Title;
        return MediaFileName.Of(title ?? link.Title, place.ToString("000", CultureInfo.InvariantCulture), MediaContentType.Ending(file.ContentType));
    }
}
