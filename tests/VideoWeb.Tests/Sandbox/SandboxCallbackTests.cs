using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Sandbox.Vidu;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class SandboxCallbackTests
{
    private const string Create = "vidu/ent/v2/text2video";

    [Theory]
    [InlineData("/vidu/callback", "name=james&age=36", "9JZa1ZLjkWVos5QQzjjviqAsFE1L9yQw/LsnAXZFIjo=")]
    [InlineData("/hooks/vidu", "", "csn591f3dJH1gmygH+5An2hdFjAPjJTtuKXS+noDV0I=")]
    public void Signature_KnownVector_Matches(string path, string query, string expected)
    {
        var signature = ViduSignature.Compute("test-secret-key", path, query, "Tue, 06 May 2025 12:09:42 GMT", "123e4567-e89b-12d3-a456-426614174000");

        Assert.Equal(expected, signature);
    }

    [Fact]
    public async Task Vidu_TaskEnds_AnnouncesEachStateSigned()
    {
        await using var host = await SandboxHost.StartAsync();
        await using var receiver = await Receiver.StartAsync();

        await host.PostAsync(Create, $$"""{"model":"viduq2","prompt":"a fox","callback_url":"{{receiver.Origin}}/hooks/vidu?t=1"}""");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var running = await receiver.NextAsync();
        var done = await receiver.NextAsync();

        Assert.Equal(("processing", "success"), (State(running), State(done)));
        Assert.Equal("/hooks/vidu?t=1", done.Path);
        Assert.Equal(("vidu", "hmac-sha256", "Date;x-request-nonce"), (done.Header("X-HMAC-ACCESS-KEY"), done.Header("X-HMAC-ALGORITHM"), done.Header("X-HMAC-SIGNED-HEADERS")));
        Assert.Equal(
            ViduSignature.Compute(SandboxHost.Key, "/hooks/vidu", "t=1", done.Header("Date"), done.Header("x-request-nonce")),
            done.Header("X-HMAC-SIGNATURE"));
    }

    [Fact]
    public async Task AgCloud_TaskFails_AnnouncesQueuedRunningFailed()
    {
        await using var host = await SandboxHost.StartAsync();
        await using var receiver = await Receiver.StartAsync();

        await host.PostAsync(
            "agcloud/api/v3/contents/generations/tasks",
            $$"""{"model":"kkcc","content":[{"type":"text","text":"fail"}],"callback_url":"{{receiver.Origin}}/a"}""");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var words = new List<string>();
        for (var i = 0; i < 3; i++) { words.Add(System.Text.Json.Nodes.JsonNode.Parse((await receiver.NextAsync()).Body)!["task_status"]!.GetValue<string>()); }

        Assert.Equal(["queued", "running", "failed"], words);
    }

    [Theory]
    [InlineData(503)]
    // A redirect could lead from this site to any other address; it is a refusal like any other.
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task LastState_ReceiverRefusesOrLeadsOn_IsTriedThreeTimesAtItsAddress(int status)
    {
        await using var host = await SandboxHost.StartAsync();
        await using var receiver = await Receiver.StartAsync(status);

        await host.PostAsync(Create, $$"""{"model":"viduq2","prompt":"a fox","callback_url":"{{receiver.Origin}}/x"}""");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var posts = new List<Received> { await receiver.NextAsync() };
        for (var i = 0; i < 3; i++)
        {
            var next = receiver.NextAsync();
            while (!next.IsCompleted)
            {
                host.Time.Advance(TimeSpan.FromSeconds(0.1));
                await Task.Yield();
            }
            posts.Add(await next);
        }

        Assert.Equal([("/x", "processing"), ("/x", "success"), ("/x", "success"), ("/x", "success")], posts.Select(post => (post.Path, State(post))));
    }

    [Fact]
    public async Task Storm_WordInPrompt_RepeatsAndReordersStates()
    {
        await using var host = await SandboxHost.StartAsync();
        await using var receiver = await Receiver.StartAsync();

        await host.PostAsync(Create, $$"""{"model":"viduq2","prompt":"callbackstorm","callback_url":"{{receiver.Origin}}/x"}""");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var states = new List<string>();
        for (var i = 0; i < 11; i++) { states.Add(State(await receiver.NextAsync())); }

        Assert.Equal([.. Enumerable.Repeat("processing", 5), .. Enumerable.Repeat("success", 5), "processing"], states);
    }

    [Fact]
    public async Task Restart_AnnouncedStates_AreNotSentAgain()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        await using var receiver = await Receiver.StartAsync();
        await first.PostAsync(Create, $$"""{"model":"viduq2","prompt":"a fox","callback_url":"{{receiver.Origin}}/x"}""");
        first.Time.Advance(TimeSpan.FromSeconds(5));
        var running = await receiver.NextAsync();
        await WaitForJournalAsync(folder.Path);
        await first.DisposeAsync();

        await using var second = await SandboxHost.StartAsync(folder, first.Time);
        second.Time.Advance(TimeSpan.FromSeconds(20));
        var next = await receiver.NextAsync();

        Assert.Equal(("processing", "success"), (State(running), State(next)));
    }

    private static string State(Received received) => System.Text.Json.Nodes.JsonNode.Parse(received.Body)!["state"]!.GetValue<string>();

    // The note is written after the receiver has answered.
    private static async Task WaitForJournalAsync(string folder)
    {
        while (true)
        {
            await using var file = new FileStream(Path.Combine(folder, "tasks.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            if ((await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Contains("\"announced\"", StringComparison.OrdinalIgnoreCase)) { return; }
        }
    }

    private sealed record Received(string Path, string Body, Dictionary<string, string> Headers)
    {
        public string Header(string name) => Headers[name];
    }

    /// <summary>Stands where our site would: takes callbacks on a free port.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
        private LoopbackServer _server = null!;

        /// <summary>Without a trailing slash.</summary>
        public string Origin => _server.Origin.GetLeftPart(UriPartial.Authority);

        public static async Task<Receiver> StartAsync(int status = 200)
        {
            var receiver = new Receiver();
            receiver._server = await LoopbackServer.StartAsync(app => app.Run(context => receiver.TakeAsync(context, status)), TestContext.Current.CancellationToken);
            return receiver;
        }

        public Task<Received> NextAsync() => _received.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task TakeAsync(HttpContext context, int status)
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400) { context.Response.Headers.Location = "/elsewhere"; }
            await context.Response.CompleteAsync();
            await _received.Writer.WriteAsync(new Received($"{context.Request.Path}{context.Request.QueryString}", body, headers));
        }
    }
}
