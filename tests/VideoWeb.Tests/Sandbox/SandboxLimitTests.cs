using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Sandbox;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Http;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>What the sandbox takes is bounded, whoever calls it; and it says so as the provider that it plays would.</summary>
public sealed class SandboxLimitTests
{
    private const string Full = "The sandbox has made as many tasks as it keeps. Delete its folder to begin anew, or raise Sandbox:MaxTasks.";
    private const string TooFast = "The sandbox was called more often in this minute than it answers. Raise Sandbox:MaxCallsPerMinute.";

    // Path, body, and how the provider words it.
    public static TheoryData<string, string, string> Creates => new()
    {
        {
            "agcloud/api/v3/contents/generations/tasks", """{"model":"kkcc","content":[{"type":"text","text":"x"}]}""",
            """{"error":{"code":"RateLimitExceeded.EndpointRPMExceeded","message":"*","param":"","type":"TooManyRequests"}}"""
        },
        { "vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""", """{"code":429,"reason":"QuotaExceeded","message":"?","metadata":"*"}""" },
        {
            "uniall/v1/video/generations", """{"model":"viduq3p-720p","prompt":"x","duration":5}""",
            """{"error":{"message":"?","type":"new_api_error","code":"rate_limit_exceeded"}}"""
        },
        { "globalaiopc/kyyReactApiServer/v1/videos/videos", """{"model":"videos","prompt":"x","duration":5}""", """{"code":429,"msg":"?","data":null}""" },
        {
            "ezmodel/v1/video/generations", """{"model":"kling-v1","prompt":"x"}""",
            """{"error":{"message":"?","type":"new_api_error","code":"rate_limit_exceeded"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Create_AsManyTasksAsAreKept_IsRefusedInTheProvidersShape(string path, string body, string expected)
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxTasks = 2 });
        for (var number = 0; number < 2; number++) { Assert.Equal(200, (await host.PostAsync(path, body)).Status); }

        var refused = await host.PostAsync(path, body);
        var other = await host.PostAsync("vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""", "sandbox-of-somebody-else");

        refused.MustBe(429, expected.Replace("?", Full, StringComparison.Ordinal));
        Assert.Contains(Full, refused.Text, StringComparison.Ordinal);
        Assert.Equal((429, 2), (other.Status, (await host.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Create_Restarted_CountsThoseOfBefore()
    {
        using var folder = new TemporaryFolder();
        var (path, body) = ("vidu/ent/v2/text2video", """{"model":"viduq2","prompt":"x"}""");
        await using (var first = await SandboxHost.StartAsync(folder)) { Assert.Equal(200, (await first.PostAsync(path, body)).Status); }

        await using var next = await SandboxHost.StartAsync(folder, optionsOf: _ => new SandboxOptions { Folder = folder.Path, MaxTasks = 1 });

        Assert.Equal((429, 1), ((await next.PostAsync(path, body)).Status, (await next.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Create_JournalIsAsLargeAsItMayBe_IsRefused()
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxJournalBytes = 50_000 });
        var (path, body) = ("uniall/v1/video/generations", $$"""{"model":"viduq3p-720p","prompt":"{{new string('x', 4_000)}}","duration":5}""");
        var statuses = new List<int>();

        for (var number = 0; number < 20; number++) { statuses.Add((await host.PostAsync(path, body)).Status); }

        Assert.Equal([200, 429], statuses.Distinct());
        Assert.InRange(statuses.Count(status => status == 200), 5, 13);
    }

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task Call_MoreOftenThanAnswered_IsToldToWaitUntilTheMinuteIsOver(string path, string body, string expected)
    {
        await using var host = await SandboxHost.StartAsync(optionsOf: folder => new SandboxOptions { Folder = folder, MaxCallsPerMinute = 3 });
        for (var number = 0; number < 3; number++) { Assert.Equal(200, (await host.PostAsync(path, body)).Status); }
        host.Time.Advance(TimeSpan.FromSeconds(20));

        var refused = await host.PostAsync(path, body);
        host.Time.Advance(TimeSpan.FromSeconds(40));
        var later = await host.PostAsync(path, body);

        refused.MustBe(429, expected.Replace("?", TooFast, StringComparison.Ordinal));
        Assert.Contains(TooFast, refused.Text, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromSeconds(40), 200, 4), (refused.RetryAfter, later.Status, (await host.LedgerAsync()).Count));
    }

    [Fact]
    public async Task Faults_MoreRulesThanAreKept_AreRefusedAndNoneIsTaken()
    {
        await using var host = await SandboxHost.StartAsync();
        var rules = $"[{string.Join(',', Enumerable.Repeat("""{"faults":["create-500"],"marker":"kite"}""", 600))}]";

        var first = await host.PostAsync("faults", rules, null);
        var second = await host.PostAsync("faults", rules, null);

        Assert.Equal((200, 429), (first.Status, second.Status));
        Assert.Equal("The sandbox keeps at most 1000 rules. DELETE /sandbox/faults removes them all.", (string?)second.Json["problems"]!.AsArray().Single());
        Assert.Equal(600, (await host.GetAsync("faults", null)).Json.AsArray().Count);
    }

    [Fact]
    public async Task Faults_LargerThanARuleIs_AreRefused()
    {
        await using var host = await SandboxHost.StartAsync();

        var marker = await host.PostAsync("faults", $$"""{"faults":["create-500"],"marker":"{{new string('x', 1_001)}}"}""", null);
        var body = await host.PostAsync("faults", $$"""{"faults":["create-500"],"marker":"{{new string('x', 300_000)}}"}""", null);

        Assert.Equal((400, 413), (marker.Status, body.Status));
        Assert.Equal("[]", (await host.GetAsync("faults", null)).Text);
    }

    [Fact]
    public async Task AnyRoute_BeyondTheCallsOfAMinute_IsRefused()
    {
        IReadOnlyList<(string Method, string Path)> routes = [];
        using var folder = new TemporaryFolder();
        await using var server = await LoopbackServer.StartAsync(
            app =>
            {
                app.MapSandbox();
                routes = SandboxRoutes.Of(app);
            },
            TestContext.Current.CancellationToken,
            services => services.AddSingleton<TimeProvider>(new TestClock()).AddSandbox(new SandboxOptions { Folder = folder.Path, MaxCallsPerMinute = 0, MaxControlCallsPerMinute = 0 }));
        using var client = new HttpClient { BaseAddress = server.Origin };
        var answers = new List<string>();

        foreach (var (method, path) in routes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add($"{method} {path}: {(int)answer.StatusCode}, {answer.Headers.RetryAfter}");
        }

        Assert.True(routes.Count > 30, $"There are {routes.Count} routes.");
        Assert.All(answers, answer => Assert.EndsWith(": 429, 60", answer, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_MoreTasksThanARuleCounts_GoWell()
    {
        var faults = new FaultRegistry();
        var key = SandboxKey.From($"Bearer {SandboxHost.Key}", acceptsTokenScheme: false)!;
        string? Strike(string prompt) => faults.Choose(FaultStage.Create, "vidu", key, prompt)?.Name;
        Assert.Empty(faults.Add([new FaultRule { Faults = ["create-500"], Times = 2 }])!);

        for (var number = 0; number < FaultRegistry.MaxCounted; number++) { Assert.Equal("create-500", Strike($"A kite {number}")); }

        Assert.Null(Strike("One kite too many"));
        Assert.Equal(["create-500", null], [Strike("A kite 7"), Strike("A kite 7")]);
    }

    // Whatever a route does with a body, and whether or not it says its length, no more of it is read than the provider would take.
    [Theory]
    [InlineData(null)]
    [InlineData(1L << 40)]
    public async Task AnyRoute_BodyWithoutEnd_IsReadNoFurtherThanItsLimit(long? length)
    {
        IReadOnlyList<(string Method, string Path)> routes = [];
        var read = new BodyMeter();
        using var folder = new TemporaryFolder();
        await using var server = await LoopbackServer.StartAsync(
            app =>
            {
                app.Use(read.MeasureAsync);
                app.MapSandbox();
                routes = SandboxRoutes.Of(app);
            },
            TestContext.Current.CancellationToken,
            services => services.AddSingleton(TimeProvider.System).AddSandbox(new SandboxOptions { Folder = folder.Path }));
        using var client = new HttpClient { BaseAddress = server.Origin };
        var wrong = new List<string>();
        var readers = 0;

        foreach (var (method, path) in routes.Where(route => route.Method is not "HEAD"))
        {
            read.Begin();
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new EndlessContent(length), Headers = { { "Authorization", $"Bearer {SandboxHost.Key}" } } };
            var sending = client.SendAsync(request, leaving.Token);
            var (bytes, status, most) = await read.EndAsync();
            await leaving.CancelAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

            var limit = LimitOf(path);
            if (bytes > 0) { readers++; }
            var isBounded = status == 413 || most <= limit + 1;
            if (!isBounded || bytes > limit + 81_920 || (length is not null && bytes > 0) || (bytes > 0 && status < 400)) { wrong.Add($"{method} {path}: {bytes} bytes read, answered {status}, {most} allowed"); }
        }

        Assert.True(routes.Count > 30, $"There are {routes.Count} routes.");
        Assert.True(length is not null || readers > 20, $"{readers} routes read a body.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static long LimitOf(string path) => 1024L * path.Split('/').ElementAtOrDefault(2) switch
    {
        "agcloud" => 64 * 1024,
        "vidu" => 20 * 1024,
        "uniall" or "ezmodel" => 32 * 1024,
        "globalaiopc" => 4 * 1024,
        _ => 256,
    };

    /// <summary>Counts what a route reads of one request's body.</summary>
    private sealed class BodyMeter
    {
        private TaskCompletionSource<(long Bytes, int Status, long? Most)> _end = new();

        public void Begin() => _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(long Bytes, int Status, long? Most)> EndAsync() => _end.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        public async Task MeasureAsync(HttpContext context, RequestDelegate next)
        {
            var body = new MeteredStream(context.Request.Body);
            context.Request.Body = body;
            int? thrown = null;
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException error)
            {
                thrown = error.StatusCode;
                throw;
            }
            finally
            {
                _end.TrySetResult((body.Bytes, thrown ?? context.Response.StatusCode, context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize));
            }
        }
    }

    private sealed class MeteredStream(Stream inner) : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Bytes += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>White space, until the connection is gone.</summary>
    private sealed class EndlessContent(long? length) : HttpContent
    {
        private static readonly byte[] Blank = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            while (true) { await stream.WriteAsync(Blank, cancellationToken); }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length ?? 0;
            return length is not null;
        }
    }
}
