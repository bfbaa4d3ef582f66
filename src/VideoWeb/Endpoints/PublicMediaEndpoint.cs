using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /media/public/{token}</c>: one file, for a provider that was given its signed address. Forged, expired and gone are the same 404.</summary>
internal sealed class PublicMediaEndpoint(PublicMedia addresses, MediaFile files)
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(PublicMedia.Path + "{token}", [HttpMethods.Get, HttpMethods.Head],
            (string token, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<PublicMediaEndpoint>(services).SendAsync(token, context, cancellationToken))
            .AllowAnonymous();

    private async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(string token, HttpContext context, CancellationToken cancellationToken)
    {
        // Nothing on the way may keep it: the address ends, and a copy of the answer would not.
        MediaFile.SetHeaders(context.Response, "private, no-store");
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await addresses.OpenAsync(token, cancellationToken) is not { } file || files.FindOnDisk(file) is not { } onDisk) { return TypedResults.NotFound(); }

        return TypedResults.PhysicalFile(
            onDisk.Path, MediaContentType.Served(file.ContentType), null, onDisk.ChangedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
