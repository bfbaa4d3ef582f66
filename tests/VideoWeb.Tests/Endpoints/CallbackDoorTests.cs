using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects.Vidu;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The whole program on a real port. Whoever knocks, and however often: no task is moved by the wrong hand.</summary>
public sealed class CallbackDoorTests
{
    private const string VerificationKey = "verify-with-this-0123456789";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Storm_NineOfTenHostileOrDuplicate_MovesOnlyWhatTheProviderConfirms()
    {
        var origin = FreeOrigin();
        await using var app = Start(origin, perSecond: 10_000);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32, AllowAutoRedirect = false }) { BaseAddress = origin };
        var (mine, theirs) = (await TeamAsync(app, "Ada"), await TeamAsync(app, "Eve"));
        var plain = await ConnectAsync(app, mine, callbackKey: null);
        var strict = await ConnectAsync(app, mine, VerificationKey);
        var foreign = await ConnectAsync(app, theirs, callbackKey: null);

        var accepted = await MakeAsync(app, mine, plain, TaskState.Accepted, count: 10);
        var unknown = await MakeAsync(app, mine, plain, TaskState.Unknown, count: 10);
        var sending = await MakeAsync(app, mine, plain, TaskState.Sending, count: 5);
        var ended = await MakeAsync(app, mine, plain, TaskState.Cancelled, count: 5);
        var signed = await MakeAsync(app, mine, strict, TaskState.Accepted, count: 5);
        var others = await MakeAsync(app, theirs, foreign, TaskState.Accepted, count: 5);
        var lost = await MakeAsync(app, theirs, foreign, TaskState.Unknown, count: 4);
        var ids = await Task.WhenAll(lost.Select(_ => CreateRemotelyAsync(client)));

        List<Knock> knocks = [];
        var dice = new Random(7);
        foreach (var ((_, token), id) in lost.Zip(ids)) { knocks.Add(new(token, Body(id), HttpStatusCode.OK)); }
        for (var round = 0; round < 1_500; round++)
        {
            knocks.Add(dice.Next(12) switch
            {
                // Rightful, and so often that nearly all are duplicates.
                0 => new(Any(dice, accepted), Body("900000000000000001"), HttpStatusCode.OK),
                1 => new(Any(dice, ended), Body("1", "success"), HttpStatusCode.OK),
                2 => new(Any(dice, sending), Body("2"), HttpStatusCode.OK),
                // The holder of one task's token names the tasks of others, of its own team and of another.
                3 => new(Any(dice, unknown), Body(Remote(others[dice.Next(others.Count)].Row)), HttpStatusCode.OK),
                4 => new(Any(dice, unknown), Body(Remote(accepted[dice.Next(accepted.Count)].Row)), HttpStatusCode.OK),
                // Strangers.
                5 => new(CallbackToken.New(), Body("3"), HttpStatusCode.NotFound),
                6 => new("0198a1b2c3d47000800000000000abcd", Body("4"), HttpStatusCode.NotFound),
                7 => new(Any(dice, signed), Body("5"), HttpStatusCode.NotFound),
                8 => new(Any(dice, signed), Body("6"), HttpStatusCode.NotFound) { SignedWith = "not-the-key" },
                9 => new(Any(dice, accepted), "<html>" + (char)0xFFFD, HttpStatusCode.OK),
                10 => new(Any(dice, accepted), new string('x', 65 * 1024), HttpStatusCode.RequestEntityTooLarge),
                _ => new(Any(dice, accepted), Body("7"), null) { Method = HttpMethod.Put },
            });
        }

        ConcurrentBag<string> wrong = [];
        await Parallel.ForEachAsync(knocks, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (knock, token) =>
        {
            using var request = knock.Request();
            using var answer = await client.SendAsync(request, token);
            if (knock.Expected is { } expected ? answer.StatusCode != expected : answer.IsSuccessStatusCode) { wrong.Add($"{knock.Token[..6]} {knock.Body[..Math.Min(40, knock.Body.Length)]}: {answer.StatusCode}"); }
        });
        foreach (var (row, _) in unknown.Concat(lost)) { await app.Services.GetRequiredService<UnknownSettler>().TryAsync(row.Id, Token); }

        Assert.Empty(wrong);
        foreach (var (row, _) in accepted.Concat(unknown).Concat(sending).Concat(ended).Concat(signed).Concat(others))
        {
            var now = await StoredAsync(app, row);
            Assert.Equal((row.State, row.RemoteId), (now.State, now.RemoteId));
            // A knock may have had an accepted task asked for, and the provider's third "not found" is noted without moving it.
            if (row.State != TaskState.Accepted) { Assert.Equal(row.Version, now.Version); }
        }

        foreach (var ((row, _), id) in lost.Zip(ids)) { Assert.Equal(id, (await StoredAsync(app, row)).RemoteId?.Value); }
    }

    [Fact]
    public async Task SignedCallback_GenuineThenReplayed_IsTakenOnce()
    {
        var origin = FreeOrigin();
        await using var app = Start(origin, perSecond: 100);
        using var client = new HttpClient { BaseAddress = origin };
        var team = await TeamAsync(app, "Ada");
        var (row, token) = (await MakeAsync(app, team, await ConnectAsync(app, team, VerificationKey), TaskState.Accepted, count: 1))[0];
        var knock = new Knock(token, Body("1"), HttpStatusCode.OK) { SignedWith = VerificationKey, Nonce = "n-1" };

        HttpStatusCode[] answers = [await SendAsync(knock), await SendAsync(knock), await SendAsync(knock with { Nonce = "n-2" }), await SendAsync(knock with { SignedWith = "" })];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound], answers);
        Assert.NotNull(await app.Services.GetRequiredService<CallbackStore>().FindNoteAsync(row.Id, 1, Token));

        async Task<HttpStatusCode> SendAsync(Knock one)
        {
            using var request = one.Request();
            using var answer = await client.SendAsync(request, Token);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task SelfTest_OfTheWholeProgram_ReachesItself()
    {
        var origin = FreeOrigin();
        await using var app = Start(origin, perSecond: 100);

        Assert.IsType<ReachStatus.Reached>(await app.Services.GetRequiredService<CallbackReach>().TestAsync(Token));
    }

    [Fact]
    public async Task Flood_FromOneAddress_IsTurnedAway()
    {
        var origin = FreeOrigin();
        await using var app = Start(origin, perSecond: 1);
        using var client = new HttpClient { BaseAddress = origin };

        List<HttpStatusCode> answers = [];
        for (var knock = 0; knock < 20; knock++)
        {
            using var answer = await client.PostAsync($"/callbacks/{CallbackToken.New()}", new StringContent("{}"), Token);
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests));
    }

    private static VideoWebApp Start(Uri origin, int perSecond)
    {
        var app = VideoWebApp.With(
            ("Site:PublicUrl", origin.AbsoluteUri), ("Outbound:AllowedPrivateHosts", origin.Authority),
            ("Site:CallbacksPerSecond", perSecond.ToString(CultureInfo.InvariantCulture)));
        app.UseKestrel(origin.Port);
        app.StartServer();
        return app;
    }

    private static Uri FreeOrigin()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static async Task<Actor> TeamAsync(VideoWebApp app, string name)
    {
        var user = new UserId(Guid.NewGuid());
        var workspace = await app.Services.GetRequiredService<WorkspaceStore>().EnsurePersonalAsync(user, name, Token);
        return new Actor(workspace.Id, user, workspace.Role);
    }

    private static async Task<ConnectionId> ConnectAsync(VideoWebApp app, Actor team, string? callbackKey)
    {
        var connection = new NewConnection("vidu", "Vidu", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: true, null, IsSandbox: true)
        {
            CallbackKey = callbackKey is null ? null : new SecretKey(callbackKey),
        };
        return Assert.IsType<ConnectionOutcome.Saved>(await app.Services.GetRequiredService<ConnectionStore>().AddAsync(team, connection, Token)).Connection.Id;
    }

    // Saved beside the engine, so that nothing but callbacks can make it look at them.
    private static async Task<IReadOnlyList<(TaskRow Row, string Token)>> MakeAsync(VideoWebApp app, Actor team, ConnectionId connection, TaskState state, int count)
    {
        var tasks = app.Services.GetRequiredService<TaskStore>();
        List<(TaskRow, string)> made = [];
        for (var number = 0; number < count; number++)
        {
            var id = TaskId.New(TimeProvider.System.GetUtcNow());
            var task = new NewTask(
                id, connection, IsSandbox: true, DataFixture.Snapshot, "text", ParameterValues.Empty.With("prompt", "a red kite"), [], Guid.NewGuid().ToString("N"), 1.78m);
            Assert.IsType<CreatedTask.Created>(await tasks.CreateAsync(team, task, Token));
            var row = (await tasks.FindAsync(team, id, Token))!;
            var token = CallbackToken.New();
            var after = row with { State = state, RemoteId = state == TaskState.Accepted ? new RemoteTaskId($"r-{id}") : null, Version = 2 };
            Assert.True(await tasks.SaveAsync(
                new TaskTransition(row, after, new("made", "Made by a test."), new AttemptChange { Number = 1, CallbackTokenHash = CallbackToken.HashOf(token) }), Token));
            made.Add((after, token));
        }

        return made;
    }

    private static async Task<string> CreateRemotelyAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/vidu/ent/v2/text2video")
        {
            Content = new StringContent($$"""{"model":"viduq3-turbo","prompt":"hang {{Guid.NewGuid():N}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", SandboxAddress.Key);
        using var answer = await client.SendAsync(request, Token);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["task_id"]!;
    }

    private static async Task<TaskRow> StoredAsync(VideoWebApp app, TaskRow row) => (await app.Services.GetRequiredService<TaskStore>().LoadWorkAsync(row.Id, Token))!.Row;

    private static string Any(Random dice, IReadOnlyList<(TaskRow Row, string Token)> tasks) => tasks[dice.Next(tasks.Count)].Token;

    private static string Remote(TaskRow row) => row.RemoteId!.Value.Value;

    private static string Body(string id, string state = "processing") => $$"""{"id":"{{id}}","state":"{{state}}","creations":[]}""";

    // What is expected is null where anything but a success will do.
    private sealed record Knock(string Token, string Body, HttpStatusCode? Expected)
    {
        public HttpMethod Method { get; init; } = HttpMethod.Post;

        public string SignedWith { get; init; } = "";

        public string? Nonce { get; init; }

        public HttpRequestMessage Request()
        {
            var path = $"/callbacks/{Token}";
            var request = new HttpRequestMessage(Method, path) { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
            if (SignedWith.Length == 0) { return request; }

            var headers = new Dictionary<string, string>
            {
                ["Date"] = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture), [CallbackSignature.NonceHeader] = Nonce ?? Guid.NewGuid().ToString(),
                [CallbackSignature.AlgorithmHeader] = "hmac-sha256", [CallbackSignature.AccessKeyHeader] = "vidu",
                [CallbackSignature.SignedHeadersHeader] = $"Date;{CallbackSignature.NonceHeader}",
            };
            headers[CallbackSignature.SignatureHeader] = CallbackSignature.Compute(new SignedCallback("POST", path, "", headers), new SecretKey(SignedWith));
            foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }

            return request;
        }
    }
}
