using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Endpoints.Downloads;

/// <summary><c>GET /w/{slug}/gallery/zip</c>: clips that an address of the gallery finds, or a part of them; <c>POST</c>: those that are named. For members.</summary>
/// <remarks>Another workspace, and one that the reader is not in, are the same 404. What goes wrong on the way breaks the connection off, so that no browser takes half a file for a whole one.</remarks>
internal sealed class ClipZipEndpoint(WorkspaceStore workspaces, GalleryStore gallery, ClipDownloads downloads, ClipZip zip, TimeProvider time, ILogger<ClipZipEndpoint> logger)
{
    /// <summary>Named clips in one file.</summary>
    public const int MaxNamed = 2000;

    private const int LargestForm = 128 * 1024;
    private const int MaxPart = 9999;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/w/{slug}/gallery/zip",
            (string slug, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ClipZipEndpoint>(services).SendFoundAsync(slug, context, cancellationToken)).RequireAuthorization();
        // No antiforgery: it reads only, and OriginCheck turns away forms of other sites.
        app.MapPost("/w/{slug}/gallery/zip",
            (string slug, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ClipZipEndpoint>(services).SendNamedAsync(slug, context, cancellationToken)).RequireAuthorization().WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private async Task<IResult> SendFoundAsync(string slug, HttpContext context, CancellationToken cancellationToken)
    {
        if (await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }

        string? Find(string name) => context.Request.Query[name] is [{ } value, ..] ? value : null;
        var query = GalleryQuery.Read(Find) with { IsStacked = false };
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Find(DownloadRoutes.Zone) ?? "", out var known) ? known : TimeZoneInfo.Utc;
        var count = int.TryParse(Find(DownloadRoutes.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, DownloadStore.MaxClips) : DownloadStore.MaxClips;
        return await SendAsync(slug, context, FindAsync(actor, query.ToFilter(zone), DownloadStore.OrderOf(query.Order), query.After, count, DownloadRoutes.KindOf(Find(DownloadRoutes.Kind)), cancellationToken), Find, cancellationToken);
    }

    private async Task<IResult> SendNamedAsync(string slug, HttpContext context, CancellationToken cancellationToken)
    {
        if (await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }
        if (!context.Request.HasFormContentType) { return TypedResults.BadRequest(); }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return TypedResults.BadRequest(); // No form, whatever it says.
        }

        var named = form[DownloadRoutes.Clips].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var clips = named.Select(text => ClipId.TryParse(text, out var id) ? id : (ClipId?)null).OfType<ClipId>().Distinct().ToList();
        return clips.Count is 0 or > MaxNamed || clips.Count != named.Length
            ? TypedResults.BadRequest()
            : await SendAsync(slug, context, downloads.ListAsync(actor, clips, DownloadRoutes.KindOf(form[DownloadRoutes.Kind]), cancellationToken), name => form[name] is [{ } value, ..] ? value : null, cancellationToken);
    }

    private async Task<IResult> SendAsync(string slug, HttpContext context, IAsyncEnumerable<ClipDownload> clips, Func<string, string?> find, CancellationToken cancellationToken)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{slug}-clips-{time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{PartOf(find)}.zip");
        var headers = context.Response.Headers;
        (headers.ContentType, headers.ContentDisposition, headers.CacheControl, headers.XContentTypeOptions) = ("application/zip", disposition.ToString(), "private, no-store", "nosniff");
        try
        {
            // The end of an entry is written synchronously; this takes it without a thread that waits.
            await zip.WriteAsync(
                context.Response.BodyWriter.AsStream(), clips,
                new(DownloadRoutes.KindOf(find(DownloadRoutes.Kind)), find(DownloadRoutes.Bare) != "1", find(DownloadRoutes.Edits) == "1", find(DownloadRoutes.Tagged) == "1"), cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "A zip of workspace {Workspace} was broken off.", slug);
            context.Abort();
        }

        return TypedResults.Empty;
    }

    private static string PartOf(Func<string, string?> find) =>
        int.TryParse(find(DownloadRoutes.Part), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && int.TryParse(find(DownloadRoutes.Parts), NumberStyles.None, CultureInfo.InvariantCulture, out var parts)
        && part >= 1 && part <= parts && parts is > 1 and <= MaxPart
            ? FormattableString.Invariant($"-{part}-of-{parts}")
            : "";

    private async IAsyncEnumerable<ClipDownload> FindAsync(Actor actor, ClipFilter filter, ClipOrder order, ClipCursor? after, int count, DownloadKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var left = count; left > 0;)
        {
            var page = await gallery.ListAsync(actor, filter, order, after, Math.Min(left, GalleryStore.MaxPageSize), cancellationToken);
            await foreach (var clip in downloads.ListAsync(actor, [.. page.Clips.Select(card => card.Id)], kind, cancellationToken)) { yield return clip; }

            left -= page.Clips.Count;
            if (page.Next is null) { yield break; }

            after = page.Next;
        }
    }
}
