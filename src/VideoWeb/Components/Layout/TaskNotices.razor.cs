using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Layout;

public sealed partial class TaskNotices
{
    // Enough to find what has ended: it is among the newest, or was made long before the reader came.
    private const int Looked = 60;
    private const int LongestBody = 120;

    private readonly ChangedTasks _changed = new();
    private IReadOnlySet<TaskId> _noticed = new HashSet<TaskId>();
    private IReadOnlyList<Notice>? _notices; // kept from the first look on: most pages are never asked for them
    private bool _isOpened;
    private int _unread;
    private TaskRow? _last;
    private DateTimeOffset _readAt;
    private DateTimeOffset _newSince; // what the open list marks as new

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;

    private string Label => _unread == 0 ? Texts[LayoutText.Notifications] : Texts[LayoutText.NewNotifications, ("count", _unread)];

    private string? Latest => _last is { } task ? $"{task.Id}-{task.State}" : null;

    private string? Headline => _last is { } task ? TaskWords.Tell(task, Texts).Headline : null;

    private string? Body => _last is { } task ? TextCut.To(Name(task), LongestBody) : null;

    protected override Task OnInitializedAsync()
    {
        Listen(Context.Membership.Id, TimeSpan.FromMilliseconds(500), () => _changed.TakeAsync(changed => ShowAsync(token => LookAsync(changed, token))), _changed.Note);
        return ReadAsync(LookAsync);
    }

    // Most changes are others' or no end.
    private async Task<Action> LookAsync(IReadOnlySet<TaskId> changed, CancellationToken token) =>
        (await Live.FindAsync(Context.Actor, changed, token)).Any(row => row.CreatedBy == Context.Actor.User && Notice.States.Contains(row.State)) || _noticed.Overlaps(changed)
            ? await LookAsync(token)
            : () => { };

    private async Task<Action> LookAsync(CancellationToken token)
    {
        var (rows, readAt) = await Live.ReadAsync(Context.Actor, "", ReadEndedAsync, token);
        return () =>
        {
            // Read here a moment ago counts, whatever is stored by now.
            if (readAt > _readAt) { (_readAt, _newSince) = (readAt.Value, readAt.Value); }
            var notices = Notice.Of(rows, Time.GetUtcNow() - Notice.Kept, _newSince);
            _noticed = notices.SelectMany(notice => notice.Tasks).Select(task => task.Id).ToHashSet();
            _last = notices.SelectMany(notice => notice.Tasks).MaxBy(task => task.FinishedAt);
            _unread = notices.Count(notice => notice.At > _readAt);
            _notices = _isOpened ? notices : null;
        };
    }

    private async Task<Ended> ReadEndedAsync(CancellationToken token) => new(
        (await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: Notice.States), null, Looked, token)).Rows,
        await Workspaces.FindNoticesReadAtAsync(Context.Actor, token));

    // Opened or closed: what was there is read either way. While it is open it says what was new, and keeps its order.
    private async Task ReadNoticesAsync()
    {
        if (!_isOpened)
        {
            _isOpened = true;
            await ReadAsync(LookAsync);
        }

        _newSince = _readAt;
        if (_last?.FinishedAt is not { } last || last <= _readAt) { return; }

        (_readAt, _unread) = (last, 0);
        await RunAsync(token => Workspaces.ReadNoticesAsync(Context.Actor, _readAt, token));
    }

    private sealed record Ended(IReadOnlyList<TaskRow> Rows, DateTimeOffset? ReadAt);
}
