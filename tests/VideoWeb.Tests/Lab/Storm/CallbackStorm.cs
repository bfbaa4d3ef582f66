using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace VideoWeb.Tests.Lab.Storm;

/// <summary>Callbacks at a rate, all from one address: one in ten is true, the others are hostile or duplicates.</summary>
public sealed class CallbackStorm(Uri origin, StormTargets targets, int seed)
{
    private const int InFlight = 64;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    // Few large bodies: they would measure the loopback device.
    private static readonly string Megabyte = new('x', 1024 * 1024);

    private readonly Random _dice = new(seed);
    private readonly ConcurrentDictionary<(string, HttpStatusCode?), int> _answers = new();
    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly ConcurrentBag<string> _untaken = [];

    /// <param name="perSecond">Begun in a second, if the machine can.</param>
    /// <param name="count">In all.</param>
    public async Task<StormReport> BlowAsync(int perSecond, int count, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = InFlight, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = origin };
        using var places = new SemaphoreSlim(InFlight);
        var knocks = Plan(count);
        var sending = new List<Task>(count);
        var began = Stopwatch.GetTimestamp();
        foreach (var knock in knocks)
        {
            while (sending.Count > Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond) { await Task.Delay(Breath, TimeProvider.System, cancellationToken); }
            await places.WaitAsync(cancellationToken);
            sending.Add(Task.Run(() => SendAsync(client, knock, places, cancellationToken), cancellationToken));
        }

        await Task.WhenAll(sending);
        return new StormReport(count, Stopwatch.GetElapsedTime(began).TotalSeconds, _answers, [.. _milliseconds], [.. _untaken]);
    }

    private async Task SendAsync(HttpClient client, StormKnock knock, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        HttpStatusCode? status = null;
        try
        {
            using var request = knock.Request();
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, cancellationToken);
            _milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The door closes on large bodies while they are still being sent.
        }
        finally
        {
            places.Release();
        }

        _answers.AddOrUpdate((knock.Kind, status), 1, (_, number) => number + 1);
        if (knock.IsTrue && status != HttpStatusCode.OK) { _untaken.Add($"{knock.Kind}: {status}"); }
    }

    // Each lost task's own callback comes once, somewhere in the storm; its duplicates are among the rest.
    private List<StormKnock> Plan(int count)
    {
        var truths = count / 10;
        List<StormKnock> knocks = [.. targets.Lost.Select(lost => True("true, of a lost task", lost.Token, Body(lost.RemoteId!)))];
        for (var number = knocks.Count; number < truths; number++)
        {
            var target = Any(targets.Waiting);
            knocks.Add(True("true, of a running task", target.Token, Body(target.RemoteId!)));
        }

        while (knocks.Count < count) { knocks.Add(Hostile()); }
        var shuffled = knocks.ToArray();
        _dice.Shuffle(shuffled);
        return [.. shuffled];
    }

    private StormKnock Hostile() => _dice.Next(100) switch
    {
        < 42 => Lie("a token of nobody", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_'), Body("1", "success")),
        < 47 => Lie("no token", string.Create(CultureInfo.InvariantCulture, $"task-{_dice.Next(1_000_000)}"), Body("2", "success")),
        < 50 => new StormKnock("another path", $"/callback/{Any(targets.Waiting).Token}", Body("3", "success")),
        < 53 => Lie("another method", Any(targets.Waiting).Token, Body("4", "success")) with { Method = _dice.Next(2) == 0 ? HttpMethod.Put : HttpMethod.Get },
        < 57 => Lie("not signed", Any(targets.Signed).Token, Body("5", "success")),
        < 61 => Lie("signed with another key", Any(targets.Signed).Token, Body("6", "success")) with { SignedWith = "not-the-key" },
        < 65 => Lie("signed with an empty key", Any(targets.Signed).Token, Body("7", "success")) with { SignedWith = "" },
        < 69 => Lie("signed, replayed", Any(targets.Signed).Token, Body("8", "success")) with { SignedWith = targets.VerificationKey, Nonce = "the-same-nonce" },
        < 73 => Lie("no JSON", Any(targets.Waiting).Token, "<html>\uFFFD{\"id\":"),
        < 74 => Lie("1 MB", Any(targets.Waiting).Token, Megabyte),
        < 79 => Lie("a lying state", Any(targets.Waiting).Token, Body(Any(targets.Waiting).RemoteId!, _dice.Next(2) == 0 ? "failed" : "success")),
        < 84 => Lie("another one's id", Any(targets.Doubtful).Token, Body(Any(targets.Waiting).RemoteId!, "success")),
        < 89 => Lie("an id of another workspace", Any(targets.Doubtful).Token, Body(Any(targets.Foreign).RemoteId!, "success")),
        < 93 => Lie("another workspace's token", Any(targets.Foreign).Token, Body(Any(targets.Waiting).RemoteId!, "success")),
        < 96 => Lie("after the end", Any(targets.Ended).Token, Body("9", "success")),
        _ => Lie("a duplicate", Any(targets.Waiting).Token, Body(Any(targets.Waiting).RemoteId!)),
    };

    private static StormKnock True(string kind, string token, string body) => Lie(kind, token, body) with { IsTrue = true };

    private static StormKnock Lie(string kind, string token, string body) => new(kind, $"/callbacks/{token}", body);

    private StormTarget Any(IReadOnlyList<StormTarget> among) => among[_dice.Next(among.Count)];

    private static string Body(string id, string state = "processing") => $$"""{"id":"{{id}}","state":"{{state}}","creations":[]}""";
}
