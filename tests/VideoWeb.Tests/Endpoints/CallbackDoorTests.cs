using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Dialects.Vidu;
using VideoWeb.Providers.Wire;
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
        var origin = CallbackSite.FreeOrigin();
        await using var app = CallbackSite.Start(origin, perSecond: 10_000);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32, AllowAutoRedirect = false }) { BaseAddress = origin };
        var (mine, theirs) = (await CallbackSite.TeamAsync(app, "Ada"), await CallbackSite.TeamAsync(app, "Eve"));
        var plain = await CallbackSite.ConnectAsync(app, mine, callbackKey: null);
        var strict = await CallbackSite.ConnectAsync(app, mine, VerificationKey);
        var foreign = await CallbackSite.ConnectAsync(app, theirs, callbackKey: null);

        var accepted = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Accepted, count: 10);
        var unknown = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Unknown, count: 10);
        var sending = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Sending, count: 5);
        var ended = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Cancelled, count: 5);
        var signed = await CallbackSite.MakeAsync(app, mine, strict, TaskState.Accepted, count: 5);
        var others = await CallbackSite.MakeAsync(app, theirs, foreign, TaskState.Accepted, count: 5);
        var lost = await CallbackSite.MakeAsync(app, theirs, foreign, TaskState.Unknown, count: 4);
        var ids = await Task.WhenAll(lost.Select(_ => CallbackSite.CreateRemotelyAsync(client)));

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
                5 => new(CallbackSite.StrangersToken(), Body("3"), HttpStatusCode.NotFound),
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
            var now = await CallbackSite.StoredAsync(app, row);
            Assert.Equal((row.State, row.RemoteId), (now.State, now.RemoteId));
            // A knock may have had an accepted task asked for, and the provider's third "not found" is noted without moving it.
            if (row.State != TaskState.Accepted) { Assert.Equal(row.Version, now.Version); }
        }

        foreach (var ((row, _), id) in lost.Zip(ids)) { Assert.Equal(id, (await CallbackSite.StoredAsync(app, row)).RemoteId?.Value); }
    }

    [Fact]
    public async Task SignedCallback_GenuineThenReplayed_IsTakenOnce()
    {
        var origin = CallbackSite.FreeOrigin();
        await using var app = CallbackSite.Start(origin, perSecond: 100);
        using var client = new HttpClient { BaseAddress = origin };
        var team = await CallbackSite.TeamAsync(app, "Ada");
        var (row, token) = (await CallbackSite.MakeAsync(app, team, await CallbackSite.ConnectAsync(app, team, VerificationKey), TaskState.Accepted, count: 1))[0];
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
        var origin = CallbackSite.FreeOrigin();
        await using var app = CallbackSite.Start(origin, perSecond: 100);

        Assert.IsType<ReachStatus.Reached>(await app.Services.GetRequiredService<CallbackReach>().TestAsync(Token));
    }

    [Fact]
    public async Task Flood_FromOneAddress_IsTurnedAway()
    {
        var origin = CallbackSite.FreeOrigin();
        await using var app = CallbackSite.Start(origin, perSecond: 1);
        using var client = new HttpClient { BaseAddress = origin };

        List<HttpStatusCode> answers = [];
        for (var knock = 0; knock < 20; knock++)
        {
            using var answer = await client.PostAsync($"/callbacks/{CallbackSite.StrangersToken()}", new StringContent("{}"), Token);
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests));
    }

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
                ["Date"] = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture),
                [CallbackSignature.NonceHeader] = Nonce ?? Guid.NewGuid().ToString(),
                [CallbackSignature.AlgorithmHeader] = "hmac-sha256",
                [CallbackSignature.AccessKeyHeader] = "vidu",
                [CallbackSignature.SignedHeadersHeader] = $"Date;{CallbackSignature.NonceHeader}",
            };
            headers[CallbackSignature.SignatureHeader] = CallbackSignature.Compute(new SignedCallback("POST", path, "", headers), new SecretKey(SignedWith));
            foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }

            return request;
        }
    }
}
