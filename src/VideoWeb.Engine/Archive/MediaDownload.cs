using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using VideoWeb.Engine.Outbound;

namespace VideoWeb.Engine.Archive;

/// <summary>Fetches result files: through the guard on every hop, bounded in size and time, hashed on the way, durable when it says so.</summary>
internal sealed class MediaDownload : IDisposable
{
    private const int MostRedirects = 3;
    private const int BufferLength = 128 * 1024;

    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;

    public MediaDownload(OutboundGuard guard, EngineOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);

        var handler = guard.CreateHandler();
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        _client = new HttpMessageInvoker(handler);
    }

    /// <param name="authorization">For the first hop alone; null sends none.</param>
    /// <param name="limit">In bytes.</param>
    /// <param name="path">Where it goes; overwritten. Left away when it fails.</param>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<DownloadResult> FetchAsync(
        Uri address, AuthenticationHeaderValue? authorization, long limit, string path, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var deadline = _time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), timeout, _options.DownloadTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, Headers = { Authorization = hop == 0 ? authorization : null } };
                using var answer = await _client.SendAsync(request, timeout.Token);
                if (RedirectOf(answer, address) is { } next)
                {
                    address = next;
                    continue;
                }

                return await KeepAsync(answer, limit, path, timeout.Token);
            }

            return new DownloadResult.Failed("The file's address leads from one place to the next too often.", MayRetry: false);
        }
        catch (Exception error) when (error is HttpRequestException or ReceiveException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return OutboundRefusedException.In(error) is { } refusal
                ? new DownloadResult.Failed($"The file could not be fetched: {refusal.Message}", MayRetry: !refusal.IsLasting, IsRefused: true)
                : new DownloadResult.Failed($"The file could not be fetched from {address.Host}: {Cause(error, timeout.IsCancellationRequested)}.", MayRetry: true);
        }
    }

    public void Dispose() => _client.Dispose();

    private static Uri? RedirectOf(HttpResponseMessage answer, Uri address) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location
        && new Uri(address, location) is { Scheme: "https" or "http" } next
            ? next
            : null;

    private static async Task<DownloadResult> KeepAsync(HttpResponseMessage answer, long limit, string path, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        if (status is 403 or 404 or 410) { return new DownloadResult.Expired(status); }
        if (status != 200) { return new DownloadResult.Failed($"The file's server answers HTTP {status}.", MayRetry: status is 401 or 408 or 425 or 429 or >= 500); }
        if (answer.Content.Headers.ContentLength > limit) { return TooLarge(limit); }

        await using var source = await answer.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            if (await CopyAsync(source, limit, path, cancellationToken) is { } file) { return new DownloadResult.Fetched(file); }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        File.Delete(path);
        return TooLarge(limit);
    }

    private static async Task<DownloadedFile?> CopyAsync(Stream source, long limit, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferLength];
        byte[] start = [];
        var length = 0L;
        while (await ReceiveAsync(source, buffer, cancellationToken) is var read and > 0)
        {
            if (length < 16) { start = [.. start, .. buffer.AsSpan(0, Math.Min(read, 16 - (int)length))]; }
            if ((length += read) > limit) { return null; }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        DurableFile.Sync(target);
        return new DownloadedFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), length, start);
    }

    // A broken connection and a broken disk both throw IOException, and only one of them is ours.
    private static async ValueTask<int> ReceiveAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException error)
        {
            throw new ReceiveException(error);
        }
    }

    private static DownloadResult.Failed TooLarge(long limit) =>
        new($"The file is larger than {limit / (1024 * 1024)} MB, which is the most that is kept.", MayRetry: false);

    private static string Cause(Exception error, bool isTimeout) => isTimeout ? "it took too long"
        : error is ReceiveException ? "the connection broke off"
        : "the connection failed";
}
