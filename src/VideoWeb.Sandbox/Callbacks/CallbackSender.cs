using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Callbacks;

/// <summary>Posts state changes to the callback addresses of tasks. Last states are tried three times; no answer ever changes a task.</summary>
/// <remarks>What was posted is in the journal, so a restart posts what is still owed and nothing twice, except for a post that the crash cut off.</remarks>
internal sealed partial class CallbackSender(IEnumerable<ICallbackFormat> formats, TaskRepository tasks, FaultRegistry faults, SandboxOptions options, TimeProvider time, ILogger<CallbackSender> logger)
    : BackgroundService
{
    private const int TriesOfLastStates = 3;
    private const int CopiesInAStorm = 5;
    private const int CopiesOfDuplicates = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ICallbackFormat> _formats = formats.ToDictionary(format => format.Provider, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Provider, string Id), bool> _busy = new();
    private readonly HashSet<(string Provider, string Id)> _finished = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        do { StartOwedPosts(stoppingToken); }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Each task has its own line of posts, so that a slow receiver holds up nobody else.
    private void StartOwedPosts(CancellationToken stoppingToken)
    {
        // One instant for both questions below: a task that ends between them would never be announced.
        var now = time.GetUtcNow();
        foreach (var task in tasks.WithCallback)
        {
            var key = (task.Provider, task.Id);
            if (_finished.Contains(key) || !_formats.TryGetValue(task.Provider, out var format)) { continue; }
            if (Owed(task, format, now).Count == 0)
            {
                if (TaskProgression.At(task, now).IsTerminal) { _finished.Add(key); }
                continue;
            }
            if (_busy.TryAdd(key, true)) { _ = AnnounceAsync(task, format, stoppingToken); }
        }
    }

    // A disordered task says nothing until it has ended, and then the end first.
    private List<SandboxTaskState> Owed(SandboxTask task, ICallbackFormat format, DateTimeOffset now) =>
        FaultOf(task) == CallbackFaults.Disordered
            ? [.. new[] { TaskProgression.At(task, now) }.Where(state => state.IsTerminal && format.WordFor(state.Phase) is { } word && !tasks.WasAnnounced(task, word))]
            : [.. TaskProgression.Path(task, now).Where(state => format.WordFor(state.Phase) is { } word && !tasks.WasAnnounced(task, word))];

    private async Task AnnounceAsync(SandboxTask task, ICallbackFormat format, CancellationToken cancellationToken)
    {
        var key = (task.Provider, task.Id);
        do
        {
            try
            {
                while (Owed(task, format, time.GetUtcNow()) is [var state, ..]) { await AnnounceAsync(task, state, format, cancellationToken); }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogBroken(logger, error, task.Id);
                return;
            }
            finally
            {
                _busy.TryRemove(key, out _);
            }
        }
        // A state that became due between the last look and the removal would otherwise wait for the next tick.
        while (Owed(task, format, time.GetUtcNow()).Count > 0 && _busy.TryAdd(key, true));
    }

    private async Task AnnounceAsync(SandboxTask task, SandboxTaskState state, ICallbackFormat format, CancellationToken cancellationToken)
    {
        var fault = FaultOf(task);
        if (fault == CallbackFaults.Forged) { await ForgeAsync(task, format, cancellationToken); }
        var copies = fault == CallbackFaults.Duplicate ? CopiesOfDuplicates : task.Directives.IsCallbackStorm ? CopiesInAStorm : 1;
        for (var copy = 0; copy < copies; copy++) { await DeliverAsync(task, state, format, cancellationToken); }
        await tasks.NoteAnnouncedAsync(task, format.WordFor(state.Phase)!);
        if (state.IsTerminal && (task.Directives.IsCallbackStorm || fault == CallbackFaults.Disordered)) { await RepeatOldStatesAsync(task, format, cancellationToken); }
    }

    private string? FaultOf(SandboxTask task) =>
        faults.Choose(FaultStage.Callback, task.Provider, SandboxKey.From($"Bearer {task.Key}", acceptsTokenScheme: false)!, task.Prompt)?.Name;

    private async Task ForgeAsync(SandboxTask task, ICallbackFormat format, CancellationToken cancellationToken)
    {
        var lie = format.Body(task, new SandboxTaskState(TaskPhase.Failed, 50, time.GetUtcNow()), time.GetUtcNow()).ToJsonString();
        foreach (var body in new[] { lie, "{\"status\":" })
        {
            using var request = RequestWith(task, body);
            await TrySendAsync(task, request, cancellationToken);
        }
    }

    private async Task RepeatOldStatesAsync(SandboxTask task, ICallbackFormat format, CancellationToken cancellationToken)
    {
        foreach (var state in TaskProgression.Path(task, time.GetUtcNow()).Where(state => !state.IsTerminal && format.WordFor(state.Phase) is not null).Reverse())
        {
            await DeliverAsync(task, state, format, cancellationToken);
        }
    }

    private async Task DeliverAsync(SandboxTask task, SandboxTaskState state, ICallbackFormat format, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryPostAsync(task, state, format, cancellationToken)) { return; }
            if (!state.IsTerminal || attempt == TriesOfLastStates) { return; }
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    private async Task<bool> TryPostAsync(SandboxTask task, SandboxTaskState state, ICallbackFormat format, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var request = RequestWith(task, format.Body(task, state, now).ToJsonString());
        format.Sign(request, task, now);
        return await TrySendAsync(task, request, cancellationToken);
    }

    private static HttpRequestMessage RequestWith(SandboxTask task, string body) => new(HttpMethod.Post, task.Draft.CallbackUrl)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private async Task<bool> TrySendAsync(SandboxTask task, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!options.MayCallBack(request.RequestUri!))
        {
            LogForbidden(logger, task.Id);
            return true;
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode) { return true; }
            LogRefused(logger, task.Id, response.StatusCode);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(logger, task.Id, error.Message);
        }
        return false;
    }

    [LoggerMessage(LogLevel.Information, "The callback receiver of sandbox task {TaskId} answered {Status}.")]
    private static partial void LogRefused(ILogger logger, string taskId, HttpStatusCode status);

    [LoggerMessage(LogLevel.Information, "The callback receiver of sandbox task {TaskId} cannot be reached: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string taskId, string reason);

    [LoggerMessage(LogLevel.Warning, "The callback of sandbox task {TaskId} would leave this site, so it is not made.")]
    private static partial void LogForbidden(ILogger logger, string taskId);

    [LoggerMessage(LogLevel.Warning, "A callback of sandbox task {TaskId} could not be made.")]
    private static partial void LogBroken(ILogger logger, Exception error, string taskId);
}
