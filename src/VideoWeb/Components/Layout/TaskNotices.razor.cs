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
    private IReadOnlyList<Notice> _notices = [];
    private DateTimeOffset _readAt;
    private DateTimeOffset _newSince; // what the open list marks as new

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;

    private int Unread => _notices.Count(notice => notice.At > _readAt);

    private string Label => Unread == 0 ? Texts[LayoutText.Notifications] : Texts[LayoutText.NewNotifications, ("count", Unread)];

    private TaskRow? Last => _notices.SelectMany(notice => notice.Tasks).MaxBy(task => task.FinishedAt);

    private string? Latest => Last is { } task ? $"{task.Id}-{task.State}" : null;

    private string? Headline => Last is { } task ? TaskWords.Tell(task, Texts).Headline : null;

    private string? Body => Last is { } task ? TextCut.To(Name(task), LongestBody) : null;

    protected override Task OnInitializedAsync()
    {
        Listen(Context.Membership.Id, TimeSpan.FromMilliseconds(500), () => _changed.TakeAsync(changed => ShowAsync(token => LookAsync(changed, token))), _changed.Note);
        return ReadAsync(LookAsync);
    }

    // Most changes are others' or no end.
    private async Task<Action> LookAsync(IReadOnlySet<TaskId> changed, CancellationToken token) =>
        (await Live.FindAsync(Context.Actor, changed, token)).Any(row => row.CreatedBy == Context.Actor.User && Notice.States.Contains(row.State)) || _notices.Any(notice => notice.Tasks.Any(task => changed.Contains(task.Id)))
            ? await LookAsync(token)
            : () => { };

    private async Task<Action> LookAsync(CancellationToken token)
    {
        var page = await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: Notice.States), null, Looked, token);
        var readAt = await Workspaces.FindNoticesReadAtAsync(Context.Actor, token);
        return () =>
        {
            // Read here a moment ago counts, whatever is stored by now.
            if (readAt > _readAt) { (_readAt, _newSince) = (readAt.Value, readAt.Value); }
            _notices = Notice.Of(page.Rows, Time.GetUtcNow() - Notice.Kept, _newSince);
        };
    }

    // Opened or closed: what was there is read either way. While it is open it says what was new, and keeps its order.
    private Task ReadNoticesAsync()
    {
        _newSince = _readAt;
        if (Last?.FinishedAt is not { } last || last <= _readAt) { return Task.CompletedTask; }

        _readAt = last;
        return RunAsync(token => Workspaces.ReadNoticesAsync(Context.Actor, _readAt, token));
    }
}
