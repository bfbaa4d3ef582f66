using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Components.Comments;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Sharing;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Setup;

namespace VideoWeb.Endpoints.Sharing;

/// <summary><c>/s/{token}</c>: what a shared link shows to whoever has it, and each of its clips at <c>/s/{token}/{place}</c>. Guessed, expired and withdrawn links are the same 404.</summary>
internal sealed class ShareEndpoint(SharedClipStore shared, VisitorTalkStore talk, VisitorCommands commands, ShareCookie cookie, VisitorCookie visitors, VisitCounter visits, EngineOptions engine)
{
    // A password and its name.
    private const int LargestForm = 4096;

    // A name and a comment, in which a character may take twelve bytes.
    private const int LargestTalk = 32 * 1024;

    private const string Kept = "kept";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/s/{token}", [HttpMethods.Get, HttpMethods.Head],
            (string token, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ShareEndpoint>(services).ShowAsync(token, null, context, cancellationToken))
            .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareLimit);
        app.MapMethods("/s/{token}/{place:int}", [HttpMethods.Get, HttpMethods.Head],
            (string token, int place, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ShareEndpoint>(services).ShowAsync(token, place, context, cancellationToken))
            .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareLimit);
        // An address that is not whole would lead to the sign-in otherwise.
        app.MapMethods("/s/{**rest}", [HttpMethods.Get, HttpMethods.Head], Gone).AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareLimit);
        // No antiforgery, which would leave a cookie with everybody who looks: OriginCheck turns away forms of other sites.
        app.MapPost("/s/{token}",
            (string token, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ShareEndpoint>(services).OpenAsync(token, context, cancellationToken))
            .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareLimit).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        app.MapPost("/s/{token}/{place:int}",
            (string token, int place, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ShareEndpoint>(services).SayAsync(token, place, context, cancellationToken))
            .AllowAnonymous().RequireRateLimiting(HttpPipelineSetup.ShareLimit).WithMetadata(new RequestSizeLimitAttribute(LargestTalk));
    }

    private static string PathOf(string token) => $"/s/{Uri.EscapeDataString(token)}";

    private async Task<RazorComponentResult<ShareDocument>> ShowAsync(string token, int? place, HttpContext context, CancellationToken cancellationToken)
    {
        if (await shared.FindAsync(token, cancellationToken) is not { } link) { return Gone(context); }
        if (!cookie.Opens(context, link)) { return Locked(context, token, isWrong: false); }

        var cards = await shared.ListAsync(link, cancellationToken);
        var shown = place ?? (cards is [var only] ? only.Place : null);
        var clip = shown is { } wanted ? await shared.FindClipAsync(link, wanted, cancellationToken) : null;
        if (cards.Count == 0 || (place is not null && clip is null)) { return Gone(context); }

        if (HttpMethods.IsGet(context.Request.Method) && visits.IsNew(link.Id, context.Connection.RemoteIpAddress)) { await shared.CountVisitAsync(link, cancellationToken); }
        return Document(
            context, token, StatusCodes.Status200OK, clip is not null ? new SharePage.Clip(link, clip, cards.Count, await TalkAsync(context, link, clip, cancellationToken)) : new SharePage.Clips(link, cards),
            link.HasPreview && cards.FirstOrDefault(card => card.HasPoster) is { } pictured ? $"{SiteOf(context)}{PathOf(token)}/{pictured.Place}/poster" : null);
    }

    private async Task<IResult> OpenAsync(string token, HttpContext context, CancellationToken cancellationToken)
    {
        if (await shared.FindAsync(token, cancellationToken) is not { } link) { return Gone(context); }
        if (link.HasPassword && !(await ReadPasswordAsync(context.Request, cancellationToken) is { } password && link.IsOpenedBy(password))) { return Locked(context, token, isWrong: true); }

        ShareHeaders.SetForPage(context.Response, hasForm: true);
        if (link.HasPassword) { cookie.Give(context, PathOf(token), link); }

        // 303, so that it is asked for and not posted again.
        context.Response.Headers.Location = PathOf(token);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<IResult> SayAsync(string token, int place, HttpContext context, CancellationToken cancellationToken)
    {
        if (await shared.FindAsync(token, cancellationToken) is not { } link) { return Gone(context); }
        if (!cookie.Opens(context, link)) { return Locked(context, token, isWrong: false); }
        if (await ReadFormAsync(context.Request, cancellationToken) is not { } form || await shared.FindClipAsync(link, place, cancellationToken) is not { } clip) { return Gone(context); }

        VisitorInput words = new(form["name"].ToString(), form["text"].ToString().Trim(), form["time"].ToString(), Enum.TryParse<VisitorVerdict>(form["verdict"], out var verdict) && Enum.IsDefined(verdict) ? verdict : null);
        ShareVisitor visitor = new(visitors.Read(context)?.Id ?? Guid.NewGuid(), CommentRules.CleanName(words.Name));
        switch (await KeepAsync(link, place, visitor, words, cancellationToken))
        {
            case VisitorResult.Kept:
                ShareHeaders.SetForPage(context.Response, hasForm: true);
                visitors.Give(context, PathOf(token), visitor);
                context.Response.Headers.Location = $"{PathOf(token)}/{place.ToString(CultureInfo.InvariantCulture)}?{Kept}=1#talk";
                return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
            case VisitorResult.Rejected rejected:
                var part = await TalkAsync(context, link, clip, cancellationToken);
                var count = (await shared.ListAsync(link, cancellationToken)).Count;
                return Document(context, token, StatusCodes.Status422UnprocessableEntity, new SharePage.Clip(link, clip, count, part is null ? null : part with { IsKept = false, Refusal = rejected.Message, Words = words }));
            default:
                return Gone(context);
        }
    }

    // What is said stands before what is decided: a refusal of the one leaves the other undone.
    private async Task<VisitorResult> KeepAsync(SharedLink link, int place, ShareVisitor visitor, VisitorInput words, CancellationToken cancellationToken)
    {
        if (words.HasComment)
        {
            if (!TimeCode.TryRead(words.Time, out var at)) { return new VisitorResult.Rejected(Message.Of(MessageCode.CommentTimeWrong)); }
            if (await commands.CommentAsync(link, place, words.Name, words.Text, at, cancellationToken) is var said && (said is not VisitorResult.Kept || words.Verdict is null)) { return said; }
        }

        return await commands.JudgeAsync(link, place, visitor.Id, words.Name, words.Verdict!.Value, cancellationToken);
    }

    private async Task<VisitorCommentsPart?> TalkAsync(HttpContext context, SharedLink link, SharedClip clip, CancellationToken cancellationToken) => link.CanComment || link.CanJudge
        ? new(await talk.ListAsync(link, clip.Card.Place, cancellationToken), visitors.Read(context)) { IsKept = context.Request.Query.ContainsKey(Kept) }
        : null;

    private static async Task<string?> ReadPasswordAsync(HttpRequest request, CancellationToken cancellationToken) => (await ReadFormAsync(request, cancellationToken))?["password"];

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType) { return null; }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null; // No form, whatever it says.
        }
    }

    private static RazorComponentResult<ShareDocument> Gone(HttpContext context) => Document(context, "", StatusCodes.Status404NotFound, new SharePage.Gone());

    private static RazorComponentResult<ShareDocument> Locked(HttpContext context, string token, bool isWrong) =>
        Document(context, token, isWrong ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK, new SharePage.Locked(isWrong));

    private static RazorComponentResult<ShareDocument> Document(HttpContext context, string token, int status, SharePage page, string? picture = null)
    {
        ShareHeaders.SetForPage(context.Response, page is SharePage.Locked or SharePage.Clip { Talk: not null });
        return new(new Dictionary<string, object?>
        {
            [nameof(ShareDocument.Page)] = page,
            [nameof(ShareDocument.Path)] = PathOf(token),
            [nameof(ShareDocument.Picture)] = picture,
            [nameof(ShareDocument.Theme)] = context.Request.Cookies["theme"] is ("light" or "dark") and var theme ? theme : null,
        })
        { StatusCode = status };
    }

    private string SiteOf(HttpContext context) => engine.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host.Value}";
}
