using System.Globalization;
using System.Net.Http.Headers;
using VideoWeb.Engine.Outbound;
using VideoWeb.Engine.Sending;

namespace VideoWeb.Engine.Callbacks;

/// <summary>Finds out whether the outside can knock here: the instance calls its own public callback address with a nonce and sees whether it arrives.</summary>
public sealed class CallbackReach
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly OutboundGuard _guard;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _nonce;
    private volatile bool _hasArrived;
    private volatile ReachStatus _status;

    internal CallbackReach(OutboundGuard guard, EngineOptions options, TimeProvider time)
    {
        (_guard, _options, _time) = (guard, options, time);
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
            _nonce = null;
            _turn.Release();
        }
    }

    /// <summary>The address that a provider is told for a token; null when it could not get here.</summary>
    internal Uri? OpenAddressOf(string token) => _status is ReachStatus.Reached ? AddressOf(token) : null;

    /// <summary>The address of a token; null without a public address.</summary>
    internal Uri? AddressOf(string token) => _options.PublicUrl is { } publicUrl ? CallbackAddress.Of(publicUrl, token) : null;

    /// <summary>True when the token is the nonce of the test that runs.</summary>
    internal bool TakeNonce(string token)
    {
        if (!IsNonce(token)) { return false; }

        _hasArrived = true;
        return true;
    }

    internal bool IsNonce(string token) => _nonce is { } nonce && CallbackToken.AreEqual(token, nonce);

    private async Task<string?> ProblemAsync(Uri publicUrl, CancellationToken cancellationToken)
    {
        if (_guard.RefusalOf(publicUrl) is { } refusal) { return refusal; }

        var nonce = CallbackToken.New();
        (_hasArrived, _nonce) = (false, nonce);
        using var client = new HttpMessageInvoker(_guard.CreateHandler());
        using var deadline = new Deadline(Timeout, _time, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, CallbackAddress.Of(publicUrl, nonce)) { Content = new StringContent("{}") };
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(ContentCodings.Accepted));
        try
        {
            using var answer = await client.SendAsync(message, deadline.Token);
            var status = (int)answer.StatusCode;
            return (status, _hasArrived) switch
            {
                ( >= 200 and < 300, true) => null,
                ( >= 300 and < 400, _) => "The public address leads on to another one. Set Site:PublicUrl to where it ends.",
                (_, true) => string.Create(CultureInfo.InvariantCulture, $"The test arrived, but what is before this site answered {status}."),
                _ => string.Create(CultureInfo.InvariantCulture, $"Something else answers at the public address (HTTP {status}). Set Site:PublicUrl to this site's own address."),
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or OutboundRefusedException && !cancellationToken.IsCancellationRequested)
        {
            return TransportErrors.NotSent(error, publicUrl).Error.Message.Replace(" Nothing was sent.", "", StringComparison.Ordinal);
        }
    }
}
