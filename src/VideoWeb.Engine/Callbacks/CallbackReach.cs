using System.Net.Http.Headers;
using System.Text;
using VideoWeb.Engine.Outbound;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Callbacks;

/// <summary>Finds out whether providers can call back: the instance calls its own public callback address with a probe, and the answer proves that it came from here.</summary>
public sealed class CallbackReach
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // Of the answer, which is shorter. Whatever else is there is read no further.
    private const int LongestAnswer = 256;

    private readonly CallbackTokens _tokens;
    private readonly OutboundGuard _guard;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ReachStatus _status;

    internal CallbackReach(CallbackTokens tokens, OutboundGuard guard, EngineOptions options, TimeProvider time)
    {
        (_tokens, _guard, _options, _time) = (tokens, guard, options, time);
        _status = options.PublicUrl is null ? new ReachStatus.NotConfigured() : new ReachStatus.NotTested();
    }

    public ReachStatus Status => _status;

    /// <summary>Tries it now. One test at a time.</summary>
    public async Task<ReachStatus> TestAsync(CancellationToken cancellationToken)
    {
        if (_options.PublicUrl is not { } publicUrl) { return _status; }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var problem = await ProblemAsync(publicUrl, cancellationToken);
            var now = _time.GetUtcNow();
            _status = problem is null ? new ReachStatus.Reached(now) : new ReachStatus.Unreached(now, problem);
            return _status;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The address that a provider is told for a token; null when it could not get here.</summary>
    internal Uri? OpenAddressOf(string token) => _status is ReachStatus.Reached ? AddressOf(token) : null;

    /// <summary>The address of a token; null without a public address.</summary>
    internal Uri? AddressOf(string token) => _options.PublicUrl is { } publicUrl ? CallbackAddress.Of(publicUrl, token) : null;

    private async Task<Message?> ProblemAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        if (_guard.RefusalOf(publicUrl) is { } refusal) { return refusal; }

        var probe = _tokens.NewProbe();
        using var client = new HttpMessageInvoker(_guard.CreateHandler());
        using var deadline = new Deadline(Timeout, _time, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, CallbackAddress.Of(publicUrl, probe)) { Content = new StringContent("{}") };
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        try
        {
            using var answer = await client.SendAsync(message, deadline.Token);
            var status = (int)answer.StatusCode;
            var hasArrived = _tokens.AnswerTo(probe) is { } expected && CallbackTokens.AreEqual(expected, await ReadAsync(answer, deadline.Token));
            return (status, hasArrived) switch
            {
                ( >= 200 and < 300, true) => null,
                ( >= 300 and < 400, _) => Message.Of(MessageCode.PublicAddressLeadsOn),
                (_, true) => Message.Of(MessageCode.PublicAddressGuarded, ("status", status)),
                _ => Message.Of(MessageCode.PublicAddressOfAnother, ("status", status)),
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or OutboundRefusedException && !cancellationToken.IsCancellationRequested)
        {
            return TransportErrors.NotSent(error, publicUrl).Error.Message;
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LongestAnswer];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
