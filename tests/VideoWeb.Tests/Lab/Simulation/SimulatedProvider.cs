using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>A provider that misbehaves by dice, in the words of one dialect, and keeps the ledger that judges.</summary>
internal sealed class SimulatedProvider(string dialect, Random dice)
{
    private readonly Dictionary<string, SimulatedClip> _clips = [];
    private int _lastId;

    /// <summary>All it ever made, which is all it ever charged for.</summary>
    public IEnumerable<SimulatedClip> Clips => _clips.Values;

    /// <summary>Requests whose outcome did not prove that nothing was made, by task and attempt.</summary>
    public Dictionary<(TaskId Task, int Attempt), int> Risks { get; } = [];

    /// <summary>With calm dice nothing goes wrong any more.</summary>
    public bool IsCalm { get; set; }

    public TransportResult Create(TaskId task, int attempt)
    {
        var fate = IsCalm ? 11 : dice.Next(20);
        if (fate == 0) { return new TransportResult.NotSent(Unreachable, MayRetry: dice.Next(4) > 0); }
        if (fate == 1) { return Answer(429, """{"error":{"code":"rate_limit_exceeded","message":"Too many requests"}}""", TimeSpan.FromSeconds(dice.Next(0, 90))); }
        if (fate == 2) { return Answer(401, Refusal); }

        Risks[(task, attempt)] = Risks.GetValueOrDefault((task, attempt)) + 1;
        if (fate == 3) { return new TransportResult.Lost(Lost, dice.Next(1, 900)); }
        if (fate == 4) { return Answer(502, "<html>bad gateway</html>"); }

        var clip = new SimulatedClip(task, attempt, $"task_{dialect}_{++_lastId}");
        _clips.Add(clip.Id, clip);
        return fate switch
        {
            5 => new TransportResult.Lost(Lost, dice.Next(1, 900)),
            6 => Answer(dice.Next(2) == 0 ? 500 : 504, "<html>oh no</html>"),
            7 => Answer(200, Accepted(clip.Id)[..^9]),
            8 => Answer(200, """{"id":null,"task_id":null,"status":"queued"}"""),
            9 => Answer(200, ""),
            10 => Answer(307, ""),
            _ => Answer(200, Accepted(clip.Id)),
        };
    }

    public TransportResult Ask(string id)
    {
        if (!IsCalm)
        {
            switch (dice.Next(24))
            {
                case 0: return new TransportResult.NotSent(Unreachable, MayRetry: true);
                case 1: return Answer(503, "<html>busy</html>");
                case 2: return Answer(404, "<html>not found</html>");
                case 3: return Answer(200, "{\"status\":");
                case 4: return Answer(200, $$"""{"id":"{{id}}","task_id":"{{id}}","status":"flummoxed","progress":"NaN"}""");
                case 5: return Answer(429, "", TimeSpan.FromSeconds(30));
                case 6: return Answer(200, $$"""{"id":"{{id}}","task_id":"{{id}}","status":"queued","progress":0}""");
            }
        }

        var clip = _clips[id];
        clip.Age += IsCalm ? 3 : dice.Next(3);
        var word = clip.Word;
        var address = word == "succeeded" && (IsCalm || dice.Next(4) > 0) ? $"\"https://cdn.example.com/{id}.mp4\"" : "null";
        return Answer(
            200,
            $$"""{"id":"{{id}}","task_id":"{{id}}","status":"{{word}}","state":"{{word}}","progress":{{clip.Age * 10}},"video_url":{{address}},"content":{"video_url":{{address}}},"creations":[{"url":{{address}}}],"data":[{"url":{{address}}}]}""");
    }

    public CancelOutcome Cancel(string id)
    {
        var clip = _clips[id];
        if (clip.Word is not "queued") { return dice.Next(2) == 0 ? CancelOutcome.TooLate : CancelOutcome.Unclear; }
        clip.IsCancelled = true;
        return dice.Next(3) == 0 ? CancelOutcome.Unclear : CancelOutcome.Cancelled;
    }

    public void DecideFates()
    {
        foreach (var clip in Clips.Where(clip => !clip.IsDecided))
        {
            clip.IsDecided = true;
            // GlobalAIOPC charges for failures too; the others give the money back.
            clip.Fails = !IsCalm && dice.Next(6) == 0;
            clip.GivesBack = dialect != "globalaiopc";
        }
    }

    private static string Refusal => """{"code":401,"msg":"invalid token","message":"invalid token","reason":"Unauthorized","error":{"code":"invalid_api_key","message":"Invalid token"}}""";

    private static ProviderError Unreachable => new(ProviderErrorKind.Unreachable, Message.Recorded("It could not be reached."), Charged: ChargeStatus.No);

    private static ProviderError Lost => new(ProviderErrorKind.Unknown, Message.Recorded("The answer was lost."), Charged: ChargeStatus.Unknown);

    private string Accepted(string id) => dialect == "globalaiopc"
        ? $$$"""{"code":"0","msg":null,"data":{"projectId":"{{{id}}}"}}"""
        : $$"""{"id":"{{id}}","task_id":"{{id}}","state":"created","status":"queued"}""";

    private static TransportResult.Answered Answer(int status, string body, TimeSpan? retryAfter = null) =>
        new(new ProviderResponse(status, "application/json", body, RetryAfter: retryAfter), 700);
}
