using System.Net;
using System.Net.Sockets;
using VideoWeb.Engine.Outbound;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Through the real dialler: a listener on loopback counts who gets in.</summary>
public sealed class OutboundGuardTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public OutboundGuardTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:7f00:1")]
    [InlineData("169.254.169.254")]
    public async Task Dial_PrivateAddressInAnySpelling_IsRefusedBeforeAnyConnection(string host)
    {
        using var client = Client(Guard([]));

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(client, $"http://{(host.Contains(':') ? $"[{host}]" : host)}:{Port}/"));

        Assert.Equal(MessageCode.AddressPrivate, OutboundRefusedException.In(error)?.Problem.Code);
        Assert.False(_listener.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1:{port}", true)]
    [InlineData("localhost:{port}", false)]
    [InlineData("127.0.0.1:1", false)]
    public async Task Dial_ListedHost_IsDialledOnlyAsListed(string entry, bool isDialled)
    {
        using var client = Client(Guard([entry.Replace("{port}", $"{Port}", StringComparison.Ordinal)]));

        var call = GetAsync(client, $"http://127.0.0.1:{Port}/");
        if (isDialled) { await AnswerAsync(); }
        var error = await Record.ExceptionAsync(() => call);

        Assert.Equal(!isDialled, OutboundRefusedException.In(error)?.Problem.Code == MessageCode.AddressPrivate);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("http://0.0.0.0:{port}")]
    [InlineData("http://[::]:{port}")]
    [InlineData("http://localhost:{port}")]
    public async Task Dial_Sandbox_LeadsToThisProcess(string local)
    {
        var own = new OwnAddress { Local = new Uri(local.Replace("{port}", $"{Port}", StringComparison.Ordinal)) };
        using var client = Client(new OutboundGuard(new EngineOptions { MediaFolder = "unused", SandboxEnabled = true }, own));

        var call = GetAsync(client, "http://sandbox.invalid/sandbox/vidu");
        await AnswerAsync();

        Assert.Equal("yes", await call);
    }

    [Fact]
    public async Task Dial_SandboxSwitchedOff_IsRefused()
    {
        var own = new OwnAddress { Local = new Uri($"http://127.0.0.1:{Port}") };
        using var client = Client(new OutboundGuard(new EngineOptions { MediaFolder = "unused" }, own));

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(client, "http://sandbox.invalid/"));

        Assert.Equal(MessageCode.SandboxOff, OutboundRefusedException.In(error)?.Problem.Code);
        Assert.False(_listener.Pending());
    }

    [Theory]
    [InlineData("https://api.example.com/", "https://api.example.com/", null)]
    [InlineData(" https://api.example.com:8443/relay/ ", "https://api.example.com:8443/relay", null)]
    [InlineData("http://gateway.lan:3000", "http://gateway.lan:3000/", null)]
    [InlineData("api.example.com", null, "Write a whole address, such as https://api.example.com.")]
    [InlineData("", null, "Write a whole address, such as https://api.example.com.")]
    [InlineData("ftp://api.example.com", null, "The address must begin with https://.")]
    [InlineData("file:///etc/passwd", null, "Write a whole address, such as https://api.example.com.")]
    [InlineData("https://user:word@api.example.com", null, "The address must not contain a user name or password. The key goes into its own field.")]
    [InlineData("https://api.example.com/#part", null, "The address must end with its path: leave out everything from ? or # on.")]
    [InlineData("https://api.example.com/?a=1", null, "The address must end with its path: leave out everything from ? or # on.")]
    [InlineData("https://10.0.0.5", null, "10.0.0.5 is a private address. An administrator can allow it in Outbound:AllowedPrivateHosts.")]
    [InlineData("https://[::1]:3000", null, "[::1] is a private address. An administrator can allow it in Outbound:AllowedPrivateHosts.")]
    [InlineData("https://localhost:3000", null, "localhost is a private address. An administrator can allow it in Outbound:AllowedPrivateHosts.")]
    [InlineData("http://sandbox.invalid/sandbox/vidu", null, "The sandbox is switched off. An administrator can switch it on in Sandbox:Enabled.")]
    public void CheckBaseUrl_AsTyped_SaysAtOnceWhatIsWrong(string typed, string? address, string? problem)
    {
        var check = Guard(["gateway.lan"]).CheckBaseUrl(typed);

        Assert.Equal((address is null ? null : new Uri(address), problem), (check.Address, check.Problem is { } told ? EnglishTexts.Of(told) : null));
    }

    [Fact]
    public void CheckBaseUrl_PlainHttpToThePublic_IsRefusedForTheKeysSake()
    {
        var check = Guard([]).CheckBaseUrl("http://api.example.com");

        Assert.StartsWith("The address must begin with https://, because the key travels with every request.", EnglishTexts.Of(check.Problem!));
    }

    public void Dispose() => _listener.Dispose();

    private static OutboundGuard Guard(IReadOnlyList<string> allowed) =>
        new(new EngineOptions { MediaFolder = "unused", AllowedPrivateHosts = allowed }, new OwnAddress());

    private static HttpClient Client(OutboundGuard guard) => new(guard.CreateHandler()) { Timeout = TimeSpan.FromSeconds(10) };

    private async Task AnswerAsync()
    {
        using var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    private static Task<string> GetAsync(HttpClient client, string address) => client.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
}
