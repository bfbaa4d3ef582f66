using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoWeb.Tests.Lab;

/// <summary>Speaks TLS with a certificate that nobody has signed, and counts what it is told in spite of that.</summary>
public sealed class UntrustedPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;
    private int _connections;
    private int _told;

    public UntrustedPeer()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        _listener.Start();
        Origin = new Uri($"https://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Origin { get; }

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Bytes of requests that came through.</summary>
    public int Told => Volatile.Read(ref _told);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) { await ListenAsync(await _listener.AcceptSocketAsync(_stop.Token)); }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException && _stop.IsCancellationRequested)
        {
            // The peer is being closed.
        }
    }

    private async Task ListenAsync(Socket caller)
    {
        Interlocked.Increment(ref _connections);
        await using var stream = new SslStream(new NetworkStream(caller, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            Interlocked.Add(ref _told, await stream.ReadAsync(new byte[4096], _stop.Token));
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            // The caller did not trust the certificate and left.
        }
    }
}
