using System.Net.Http.Headers;
using System.Text;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Carries requests to providers. It repeats nothing, follows nothing and keeps nothing.</summary>
internal sealed class ProviderTransport : IDisposable
{
    private readonly OutboundGuard _guard;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _questions;

    public ProviderTransport(OutboundGuard guard, EngineOptions options, TimeProvider time)
    {
        (_guard, _options, _time) = (guard, options, time);

        var handler = guard.CreateHandler();
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30);
        _questions = new HttpMessageInvoker(handler);
    }

    /// <summary>Sends a paid request once, on a connection of its own.</summary>
    /// <param name="deadline">Until when the first byte may go out.</param>
    /// <remarks>
    /// There is no cancellation token on purpose: a stop in flight would make it unknowable whether money was spent. It ends by itself within
    /// <see cref="EngineOptions.SubmitTimeout"/>. The connection is new and used for nothing else, so a stale one that the provider has just closed
    /// cannot blur the evidence, and the stack has no second one on which to repeat the request.
    /// </remarks>
    public async Task<TransportResult> SendPaidAsync(ProviderCall call, SendDeadline deadline)
    {
        if (_guard.RefusalOf(call.BaseUrl) is { } refusal) { return TransportErrors.Refused(refusal); }

        var handed = new HandedBytes(deadline, _time);
        var body = new ReceivedText();
        var dials = 0;
        using var handler = _guard.CreateHandler();
        handler.ConnectCallback = (context, cancellationToken) => Interlocked.Increment(ref dials) == 1
            ? _guard.DialAsync(context.DnsEndPoint, cancellationToken)
            : throw new InvalidOperationException("A paid request has one connection.");
        handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new HandedBytesStream(context.PlaintextStream, handed));

        using var client = new HttpMessageInvoker(handler);
        using var timeout = new CancellationTokenSource(_options.SubmitTimeout, _time);
        using var message = BuildMessage(call);
        message.Headers.ConnectionClose = true;
        try
        {
            var response = await ReadAsync(client, message, call, AnswerLimits.Paid, body, handed.HeadCame, timeout.Token);
            return new TransportResult.Answered(response, handed.Count) { Times = handed.Times };
        }
        catch (Exception error) when (IsOfTheNetwork(error))
        {
            return handed.Count > 0
                ? new TransportResult.Lost(TransportErrors.Lost(error, timeout.IsCancellationRequested, _options.SubmitTimeout), handed.Count)
                {
                    Times = handed.Times,
                    Fragment = body.Text is { } fragment ? Redaction.Of(fragment, call.Key) : null,
                }
                : TransportErrors.NotSent(error, call.BaseUrl);
        }
    }

    /// <summary>Asks something that is free to repeat, on pooled connections.</summary>
    public async Task<TransportResult> AskAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        if (_guard.RefusalOf(call.BaseUrl) is { } refusal) { return TransportErrors.Refused(refusal); }

        using var deadline = new Deadline(_options.PollTimeout, _time, cancellationToken);
        using var message = BuildMessage(call);
        try
        {
            return new TransportResult.Answered(
                await ReadAsync(_questions, message, call, call.AnswerLimit, new ReceivedText(), static _ => { }, deadline.Token), 0);
        }
        catch (Exception error) when (IsOfTheNetwork(error) && !cancellationToken.IsCancellationRequested)
        {
            return error is ContentCodingException coding ? TransportErrors.Unreadable(coding, call.BaseUrl) : TransportErrors.NotSent(error, call.BaseUrl);
        }
    }

    public void Dispose() => _questions.Dispose();

    private static HttpRequestMessage BuildMessage(ProviderCall call)
    {
        var message = new HttpRequestMessage(new HttpMethod(call.Request.Method), call.Address)
        {
            Version = System.Net.HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Headers.ExpectContinue = false;
        message.Headers.Authorization = new AuthenticationHeaderValue(call.Auth == AuthScheme.Token ? "Token" : "Bearer", call.Key.Reveal());
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(ContentCodings.Accepted));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("VideoWeb", null));
        if (call.Request.Body is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return message;
    }

    private async Task<ProviderResponse> ReadAsync(
        HttpMessageInvoker client, HttpRequestMessage message, ProviderCall call, int limit, ReceivedText received, Action<int> onHead, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(message, cancellationToken);
        onHead((int)answer.StatusCode);
        await using var stream = await ContentCodings.OpenAsync(answer.Content, cancellationToken);
        await received.ReadAsync(stream, limit, cancellationToken);

        return new ProviderResponse(
            (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType is { } type ? Redaction.Of(type, call.Key) : null, Redaction.Of(received.Text ?? "", call.Key), received.IsTruncated,
            RetryAfter.Read(answer.Headers.RetryAfter, _time.GetUtcNow()))
        { BaseUrl = call.BaseUrl };
    }

    // Everything that the network, name servers, TLS, time-outs and answers that are not HTTP can do. The rest is a fault of ours.
    private static bool IsOfTheNetwork(Exception error) => error is HttpRequestException or IOException or OperationCanceledException;
}
