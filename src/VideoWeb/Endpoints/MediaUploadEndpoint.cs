using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Endpoints;

/// <summary>
/// <c>POST /w/{slug}/media?name=…</c>: a file as the bare body, streamed to disk. Answers <c>{"id":"…"}</c>, or <c>{"problem":{…}}</c> with a
/// message for the user: its code, its arguments and its text. With <c>task</c> and <c>seconds</c> it is a frame that the browser has drawn from the clip of that number.
/// </summary>
internal sealed class MediaUploadEndpoint(WorkspaceStore workspaces, AssetStore assets, MediaIntake intake, IAntiforgery antiforgery, MessageFormatter texts, ILogger<MediaUploadEndpoint> logger)
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/w/{slug}/media",
            (string slug, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<MediaUploadEndpoint>(services).TakeAsync(slug, context, cancellationToken))
            .RequireAuthorization();

    private async Task<IResult> TakeAsync(string slug, HttpContext context, CancellationToken cancellationToken)
    {
        // Before anything else, or the server's own small limit cuts the body off.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) { size.MaxRequestBodySize = null; }
        if (await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }
        if (!await antiforgery.IsRequestValidAsync(context)) { return Refuse(StatusCodes.Status400BadRequest, Message.Of(MessageCode.FormTooOld)); }
        if (!actor.Role.CanSpend()) { return Denied(); }

        var (isFine, origin) = await ReadOriginAsync(actor, context.Request.Query, cancellationToken);
        if (!isFine) { return TypedResults.NotFound(); }

        try
        {
            var name = context.Request.Query["name"].ToString();
            return await intake.TakeAsync(actor, name, context.Request.Body, context.Request.ContentLength, origin, cancellationToken) switch
            {
                UploadOutcome.Stored stored => TypedResults.Json(new { id = stored.Asset.Id.ToString() }),
                UploadOutcome.Refused refused => Refuse(refused.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, refused.Message),
                _ => Denied(),
            };
        }
        catch (BadHttpRequestException error)
        {
            // The sender announced another length than it sent, or broke off; whether it still listens is not known.
            logger.LogInformation("An upload to workspace {WorkspaceId} was broken off: {Reason}", actor.Workspace, error.Message);
            return Refuse(StatusCodes.Status400BadRequest, Message.Of(MessageCode.UploadBrokenOff));
        }
    }

    private async Task<(bool IsFine, AssetOrigin? Origin)> ReadOriginAsync(Actor actor, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (query["task"].ToString() is not { Length: > 0 } text) { return (true, null); }
        if (!ClipId.TryParse(text, out var clip) || await assets.FindOfClipAsync(actor, clip, cancellationToken) is null) { return (false, null); }

        var hasSeconds = decimal.TryParse(query["seconds"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000;
        return (true, new AssetOrigin(clip.AsSource, hasSeconds ? Math.Round(seconds, 3) : null));
    }

    private IResult Denied() => Refuse(StatusCodes.Status403Forbidden, Message.Of(MessageCode.SpendersOnly));

    private IResult Refuse(int status, Message problem) => TypedResults.Json(new { problem = texts.ToJson(problem) }, statusCode: status);
}
