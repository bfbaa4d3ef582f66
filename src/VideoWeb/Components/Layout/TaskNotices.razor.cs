using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Layout;

public sealed partial class TaskNotices
{
    // Enough to find what has ended: it is among the newest, or was made long before the reader came.
    private const int Looked = 60;
    private const int LongestBody = 120;

    private readonly CancellationTokenSource _disposed = new();
    private IReadOnlyList<Notice> _notices = [];
    private DateTimeOffset _since;
    private DateTimeOffset _readAt;
    private ChangeSignal? _signal;
    private IDisposable? _subscription;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<TaskNotices> Log { get; set; } = default!;

    private int Unread => _notices.Count(notice => notice.At > _readAt);

    private string Label => Unread == 0 ? T("Notifications") : T("Notifications: {0} new", Unread);

    private string? Latest => _notices.Count == 0 ? null : $"{_notices[0].Task.Id}-{_notices[0].Task.State}";

    private string? Headline => _notices.Count == 0 ? null : TaskWords.Tell(_notices[0].Task).Headline;

    private string? Body => _notices.Count == 0 ? null : TextCut.To(Name(_notices[0].Task), LongestBody);

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }

    protected override void OnInitialized()
    {
        _since = _readAt = Time.GetUtcNow();
        if (!RendererInfo.IsInteractive) { return; }

        _signal = new ChangeSignal(TimeSpan.FromMilliseconds(500), Time, () => InvokeAsync(RefreshAsync));
        _subscription = Feed.Subscribe(Context.Membership.Id, _ => _signal.Raise());
    }

    private async Task RefreshAsync()
    {
        try
        {
            var page = await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: Notice.States), null, Looked, _disposed.Token);
            var notices = Notice.Of(page.Rows, _since);
            if (notices.SequenceEqual(_notices)) { return; }

            _notices = notices;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error) when (!_disposed.IsCancellationRequested)
        {
            // The next change reads again; the bar must not take the page down.
            Log.LogWarning(error, "The ended tasks of workspace {Workspace} could not be read.", Context.Membership.Id);
        }
    }

    private void Read() => _readAt = Time.GetUtcNow();
}
