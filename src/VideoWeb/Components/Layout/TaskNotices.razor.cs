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

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;

    private int Unread => _notices.Count(notice => notice.At > _readAt);

    private string Label => Unread == 0 ? Texts[LayoutText.Notifications] : Texts[LayoutText.NewNotifications, ("count", Unread)];

    private string? Latest => _notices.Count == 0 ? null : $"{_notices[0].Task.Id}-{_notices[0].Task.State}";

    private string? Headline => _notices.Count == 0 ? null : TaskWords.Tell(_notices[0].Task, Texts).Headline;

    private string? Body => _notices.Count == 0 ? null : TextCut.To(Name(_notices[0].Task), LongestBody);

    protected override Task OnInitializedAsync()
    {
        Listen(Context.Membership.Id, TimeSpan.FromMilliseconds(500), () => _changed.TakeAsync(changed => ShowAsync(token => LookAsync(changed, token))), _changed.Note);
        return ReadAsync(LookAsync);
    }

    // Most changes are others' or no end.
    private async Task<Action> LookAsync(IReadOnlySet<TaskId> changed, CancellationToken token) =>
        (await Live.FindAsync(Context.Actor, changed, token)).Any(row => row.CreatedBy == Context.Actor.User && Notice.States.Contains(row.State)) || _notices.Any(notice => changed.Contains(notice.Task.Id))
            ? await LookAsync(token)
            : () => { };

    private async Task<Action> LookAsync(CancellationToken token)
    {
        var page = await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: Notice.States), null, Looked, token);
        var readAt = await Workspaces.FindNoticesReadAtAsync(Context.Actor, token);
        // Read here a moment ago counts, whatever is stored by now.
        return () => (_notices, _readAt) = (Notice.Of(page.Rows, Time.GetUtcNow() - Notice.Kept), readAt > _readAt ? readAt.Value : _readAt);
    }

    // Opened or closed: what was there is read either way.
    private Task ReadNoticesAsync()
    {
        if (_notices.Count == 0 || _notices[0].At <= _readAt) { return Task.CompletedTask; }

        _readAt = _notices[0].At;
        return RunAsync(token => Workspaces.ReadNoticesAsync(Context.Actor, _readAt, token));
    }
}
