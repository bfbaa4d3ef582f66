using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Endpoints;

/// <summary>
/// <c>/w/{slug}/uploads</c>: videos and pictures for the gallery by tus 1.0, in parts and going on after a break. Whoever sends needs the form's token in
/// the header <c>RequestVerificationToken</c>, as of every form. A refusal is <c>{"problem":{…}}</c> with a message for the user. The answer to the last
/// part has the clip's number in <c>VideoWeb-Clip</c>.
/// </summary>
/// <remarks>An upload of another member, of another workspace and an unknown one are all the same 404.</remarks>
internal sealed class TusEndpoint(WorkspaceStore workspaces, ClipUploads uploads, IAntiforgery antiforgery, MessageFormatter texts)
{
    private const string ClipHeader = "VideoWeb-Clip";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/w/{slug}/uploads", [HttpMethods.Options, HttpMethods.Post],
            (string slug, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<TusEndpoint>(services).AnswerAsync(slug, null, context, cancellationToken))
            .RequireAuthorization();
        app.MapMethods("/w/{slug}/uploads/{id}", [HttpMethods.Options, HttpMethods.Head, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Post],
            (string slug, string id, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<TusEndpoint>(services).AnswerAsync(slug, id, context, cancellationToken))
            .RequireAuthorization();
    }

    private async Task<IResult> AnswerAsync(string slug, string? id, HttpContext context, CancellationToken cancellationToken)
    {
        // Before anything else, or the server's own small limit cuts the body off.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) { size.MaxRequestBodySize = null; }
        var (request, headers) = (context.Request, context.Response.Headers);
        headers["Tus-Resumable"] = TusHeaders.Version;
        headers.CacheControl = "no-store";
        if (await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }

        // For senders whose way allows no other methods.
        var method = HttpMethods.IsPost(request.Method) && id is not null ? request.Headers["X-HTTP-Method-Override"].ToString().ToUpperInvariant() : request.Method;
        if (HttpMethods.IsOptions(method)) { return Describe(headers); }
        if (request.Headers["Tus-Resumable"] != TusHeaders.Version)
        {
            headers["Tus-Version"] = TusHeaders.Version;
            return TypedResults.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        var upload = default(UploadId);
        if (id is not null && !UploadId.TryParse(id, out upload)) { return TypedResults.NotFound(); }
        if (HttpMethods.IsHead(method)) { return await TellAsync(actor, upload, headers, cancellationToken); }
        if (!await antiforgery.IsRequestValidAsync(context)) { return Refuse(StatusCodes.Status400BadRequest, Message.Of(MessageCode.FormTooOld)); }
        if (!actor.Role.CanSpend()) { return Refuse(StatusCodes.Status403Forbidden, Message.Of(MessageCode.SpendersOnly)); }
        if (id is null) { return await BeginAsync(slug, actor, request, headers, cancellationToken); }
        if (HttpMethods.IsPatch(method)) { return await AppendAsync(actor, upload, request, headers, cancellationToken); }
        if (HttpMethods.IsDelete(method)) { return await uploads.RemoveAsync(actor, upload, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound(); }

        return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private IResult Describe(IHeaderDictionary headers)
    {
        headers["Tus-Version"] = TusHeaders.Version;
        headers["Tus-Extension"] = TusHeaders.Extensions;
        headers["Tus-Checksum-Algorithm"] = TusHeaders.Algorithms;
        headers["Tus-Max-Size"] = Number(uploads.Limit);
        return TypedResults.NoContent();
    }

    private async Task<IResult> BeginAsync(string slug, Actor actor, HttpRequest request, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        if (TusHeaders.Bytes(request.Headers["Upload-Length"]) is not { } length) { return TypedResults.BadRequest(); }

        switch (await uploads.BeginAsync(actor, TusHeaders.Metadata(request.Headers["Upload-Metadata"], "filename") ?? "", length, cancellationToken))
        {
            case BeginOutcome.Begun { Upload: var begun }:
                headers["Upload-Offset"] = "0";
                Expires(headers, begun);
                return TypedResults.Created($"/w/{slug}/uploads/{begun.Id}");
            case BeginOutcome.Refused refused:
                return Refuse(refused.Reason switch
                {
                    BeginRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
                    BeginRefusal.TooMany => StatusCodes.Status429TooManyRequests,
                    BeginRefusal.DiskFull => StatusCodes.Status507InsufficientStorage,
                    BeginRefusal.Denied => StatusCodes.Status403Forbidden,
                    _ => StatusCodes.Status422UnprocessableEntity,
                }, refused.Message);
            default:
                throw new InvalidOperationException("An upload begins or is refused.");
        }
    }

    private async Task<IResult> TellAsync(Actor actor, UploadId id, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        switch (await uploads.FindAsync(actor, id, cancellationToken))
        {
            case UploadProgress.Known { Upload: var upload, Offset: var offset }:
                headers["Upload-Offset"] = Number(offset);
                headers["Upload-Length"] = Number(upload.Length);
                if (upload.Clip is { } clip) { headers[ClipHeader] = clip.ToString(); }
                else { Expires(headers, upload); }
                return TypedResults.Ok();
            case UploadProgress.Busy:
                return TypedResults.StatusCode(StatusCodes.Status423Locked);
            default:
                return TypedResults.NotFound();
        }
    }

    private async Task<IResult> AppendAsync(Actor actor, UploadId id, HttpRequest request, IHeaderDictionary headers, CancellationToken cancellationToken)
    {
        if (request.ContentType != TusHeaders.PartType) { return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType); }
        if (TusHeaders.Bytes(request.Headers["Upload-Offset"]) is not { } offset || TusHeaders.Checksum(request.Headers["Upload-Checksum"]) is not (true, var checksum)) { return TypedResults.BadRequest(); }

        switch (await uploads.AppendAsync(actor, id, offset, request.Body, checksum, cancellationToken))
        {
            case AppendOutcome.Appended { Offset: var here }:
                headers["Upload-Offset"] = Number(here);
                return TypedResults.NoContent();
            case AppendOutcome.Finished { Clip: var clip }:
                headers["Upload-Offset"] = Number(offset + (request.ContentLength ?? 0));
                headers[ClipHeader] = clip.ToString();
                return TypedResults.NoContent();
            case AppendOutcome.Refused { Message: var problem }:
                return Refuse(StatusCodes.Status422UnprocessableEntity, problem);
            case AppendOutcome.DiskFull { Message: var problem }:
                return Refuse(StatusCodes.Status507InsufficientStorage, problem);
            case AppendOutcome.WrongOffset:
                return TypedResults.StatusCode(StatusCodes.Status409Conflict);
            case AppendOutcome.Mismatch:
                return TypedResults.StatusCode(TusHeaders.ChecksumMismatch);
            case AppendOutcome.TooMuch:
                return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
            case AppendOutcome.Busy:
                return TypedResults.StatusCode(StatusCodes.Status423Locked);
            case AppendOutcome.BrokenOff:
                return TypedResults.BadRequest();
            default:
                return TypedResults.NotFound();
        }
    }

    private static void Expires(IHeaderDictionary headers, Upload upload) => headers["Upload-Expires"] = (upload.TouchedAt + ClipUploads.Lifetime).ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    private static string Number(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    private IResult Refuse(int status, Message problem) => TypedResults.Json(new { problem = texts.ToJson(problem) }, statusCode: status);
}
