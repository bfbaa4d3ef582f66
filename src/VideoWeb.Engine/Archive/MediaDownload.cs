using System.Net;
using System.Net.Http.Headers;
using VideoWeb.Engine.Outbound;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>
/// Fetches result files: through the guard on every hop, bounded in size and time, hashed on the way, durable when it says so. A file whose
/// fetching broke off is continued where it stopped, as long as its server still has the same version of it.
/// </summary>
internal sealed class MediaDownload : IDisposable
{
    private const int MostRedirects = 3;

    // Within one call; the caller tries again later, and then goes on from there too.
    private const int MostBreaks = 3;

    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;
    private readonly PartFiles _parts = new();

    public MediaDownload(OutboundGuard guard, EngineOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);

        var handler = guard.CreateHandler();
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        _client = new HttpMessageInvoker(handler);
    }

    /// <param name="authorization">For the first hop alone; null sends none.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="path">Where it goes. What is there is overwritten, unless an earlier call has left it to be continued.</param>
    /// <exception cref="IOException">Our own disk failed; nothing is left there.</exception>
    public async Task<DownloadResult> FetchAsync(
        Uri address, AuthenticationHeaderValue? authorization, long limit, string path, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.DownloadTimeout, _time, cancellationToken);
        for (var breaks = 1; ; breaks++)
        {
            try
            {
                return await FollowAsync(address, authorization, limit, path, deadline.Token);
            }
            catch (ReceiveException error) when (error.InnerException is not ContentCodingException && breaks < MostBreaks && !deadline.Token.IsCancellationRequested && _parts.Find(path) is not null)
            {
                // The connection broke off in the middle: ask for the rest.
            }
            catch (Exception error) when (error is HttpRequestException or ReceiveException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                return OutboundRefusedException.In(error) is { } refusal
                    ? new DownloadResult.Failed(Message.Of(MessageCode.DownloadRefused, ("problem", refusal.Problem)), MayRetry: !refusal.IsLasting, IsRefused: true)
                    : new DownloadResult.Failed(Message.Of(MessageCode.DownloadFailed, ("host", address.Host), ("cause", Cause(error, deadline.HasExpired))), MayRetry: true);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<DownloadResult> FollowAsync(
        Uri address, AuthenticationHeaderValue? authorization, long limit, string path, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = BuildRequest(address, hop == 0 ? authorization : null, _parts.Find(path));
            using var answer = await _client.SendAsync(request, cancellationToken);
            if (RedirectOf(answer, address) is not { } next) { return await KeepAsync(answer, limit, path, cancellationToken); }

            address = next;
        }

        return new DownloadResult.Failed(Message.Of(MessageCode.DownloadLeadsOn), MayRetry: true);
    }

    // If-Range: the rest of this very version, or all of another one.
    private static HttpRequestMessage BuildRequest(Uri address, AuthenticationHeaderValue? authorization, (long Length, EntityTagHeaderValue Version)? part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, Headers = { Authorization = authorization } };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(ContentCodings.Accepted));
        if (part is { } there)
        {
            request.Headers.Range = new RangeHeaderValue(there.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(there.Version);
        }

        return request;
    }

    private static Uri? RedirectOf(HttpResponseMessage answer, Uri address) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location
        && new Uri(address, location) is { Scheme: "https" or "http" } next
            ? next
            : null;

    private async Task<DownloadResult> KeepAsync(HttpResponseMessage answer, long limit, string path, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        // Storage servers say in many ways that a signature is too old: 400 ExpiredToken, 401, 403 AccessDenied, 404, 410. A fresh address may always do better.
        if (status is >= 400 and < 500 and not (408 or 416 or 425 or 429))
        {
            _parts.Drop(path);
            return new DownloadResult.Expired(status);
        }

        var part = status == 206 ? _parts.Find(path) : null;
        var isRest = part is { } there && IsRestOf(answer, there);
        if (status != 200 && !isRest)
        {
            // 202 or 204 while it is not there yet, a redirect to nowhere, 206 for something else, 416: the next try asks for the address anew and
            // begins at the first byte.
            _parts.Drop(path);
            return new DownloadResult.Failed(Message.Of(MessageCode.DownloadAnswered, ("status", status)), MayRetry: true);
        }

        var start = isRest ? part!.Value.Length : 0;
        if (!IsPacked(answer) && start + answer.Content.Headers.ContentLength > limit)
        {
            _parts.Drop(path);
            return TooLarge(limit);
        }

        return await ReceiveAsync(answer, start, limit, path, cancellationToken);
    }

    private async Task<DownloadResult> ReceiveAsync(HttpResponseMessage answer, long start, long limit, string path, CancellationToken cancellationToken)
    {
        await using var source = await OpenAsync(answer.Content, cancellationToken);
        try
        {
            if (await FileWriter.CopyAsync(source, start, limit, path, cancellationToken) is { } file)
            {
                _parts.Release(path);
                return new DownloadResult.Fetched(file);
            }
        }
        catch (Exception error) when (error is ReceiveException or OperationCanceledException)
        {
            // A range counts the bytes of the packed body: what was unpacked cannot be continued.
            _parts.Keep(path, IsPacked(answer) ? null : answer.Headers.ETag);
            throw;
        }
        catch
        {
            _parts.Drop(path);
            throw;
        }

        _parts.Drop(path);
        return TooLarge(limit);
    }

    private static async Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await ContentCodings.OpenAsync(content, cancellationToken);
        }
        catch (IOException error)
        {
            throw new ReceiveException(error);
        }
    }

    private static bool IsPacked(HttpResponseMessage answer) => ContentCodings.Of(answer.Content).Count > 0;

    // Content-Range: bytes 1000-1999/2000 of the plain body, and no other version's.
    private static bool IsRestOf(HttpResponseMessage answer, (long Length, EntityTagHeaderValue Version) part) =>
        !IsPacked(answer) && answer.Content.Headers.ContentRange is { HasRange: true } range && range.From == part.Length
        && (!range.HasLength || range.To == range.Length - 1)
        && (answer.Headers.ETag is null || answer.Headers.ETag.Equals(part.Version));

    private static DownloadResult.Failed TooLarge(long limit) =>
        new(Message.Of(MessageCode.DownloadTooLarge, ("most", new MessageArgument.Bytes(limit))), MayRetry: false);

    private static Message Cause(Exception error, bool isTimeout) => isTimeout ? Message.Of(MessageCode.TookTooLong)
        : error.InnerException is ContentCodingException coding ? coding.Cause
        : error is ReceiveException ? Message.Of(MessageCode.ConnectionBrokeOff)
        : Message.Of(MessageCode.ConnectionFailed);
}
