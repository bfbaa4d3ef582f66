using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Layout;

public sealed partial class NotificationBell
{
    // Enough to find what has ended: it is among the newest, or was made long before the reader came.
    private const int Looked = 60;
    private const int LongestBody = 120;

    private readonly TaskChangeSet _changed = new();
    private IReadOnlySet<TaskId> _noticed = new HashSet<TaskId>();
    private IReadOnlyList<NotificationEntry>? _notices; // kept from the first look on: most pages are never asked for them
    private bool _isOpened;
    private int _unread;
    private TaskRow? _last;
    private IReadOnlyList<MentionNotice> _mentions = [];
    private volatile bool _isMentioned; // somebody may be named who was not
    private DateTimeOffset _readAt;
    private DateTimeOffset _newSince; // what the open list marks as new

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private CommentStore Comments { get; set; } = default!;
    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;

    private string Label => _unread == 0 ? Texts[LayoutText.Notifications] : Texts[LayoutText.NewNotifications, ("count", _unread)];

    // What happened last, of both kinds.
    private MentionNotice? LastMention => _mentions.Count > 0 && (_last?.FinishedAt is not { } ended || _mentions[0].At > ended) ? _mentions[0] : null;

    private DateTimeOffset? LastAt => LastMention?.At ?? _last?.FinishedAt;

    private string? Latest => LastMention is { } mention ? mention.Comment.ToString() : _last is { } task ? $"{task.Id}-{task.State}" : null;

    private string? Headline => LastMention is { } mention ? Describe(mention) : _last is { } task ? TaskLabels.Describe(task, Texts).Headline : null;

    private string? Body => LastMention is { } mention ? TextCut.To(mention.Text, LongestBody) : _last is { } task ? TextCut.To(Name(task), LongestBody) : null;

    protected override Task OnInitializedAsync()
    {
        Listen(Context.Membership.Id, TimeSpan.FromMilliseconds(500), RefreshAsync, _changed.Note, onMentions: () => _isMentioned = true);
        return ReadAsync(RefreshAllAsync);
    }

    private async Task RefreshAsync()
    {
        if (_isMentioned)
        {
            _isMentioned = false;
            try
            {
                await ShowAsync(RefreshAllAsync);
            }
            catch
            {
                _isMentioned = true;
                throw;
            }
        }

        await _changed.DrainAsync(changed => ShowAsync(token => RefreshAsync(changed, token)));
    }

    // Comments that name the reader are few, and told of by themselves: what ends does not have them read.
    private async Task<Action> RefreshAllAsync(CancellationToken token)
    {
        var mentions = await Comments.ListMentionsAsync(Context.Actor, Time.GetUtcNow() - TaskNotification.Kept, TaskNotification.Most, token);
        var show = await RefreshAsync(token);
        return () =>
        {
            _mentions = mentions;
            show();
        };
    }

    // Most changes are others' or no end.
    private async Task<Action> RefreshAsync(IReadOnlySet<TaskId> changed, CancellationToken token) =>
        (await Live.FindAsync(Context.Actor, changed, token)).Any(row => row.CreatedBy == Context.Actor.User && TaskNotification.States.Contains(row.State)) || _noticed.Overlaps(changed)
            ? await RefreshAsync(token)
            : Unchanged;

    private async Task<Action> RefreshAsync(CancellationToken token)
    {
        var (rows, readAt) = await Live.ReadAsync(Context.Actor, "", ReadEndedAsync, token);
        return () =>
        {
            // Read here a moment ago counts, whatever is stored by now.
            if (readAt > _readAt) { (_readAt, _newSince) = (readAt.Value, readAt.Value); }
            var notices = TaskNotification.Of(rows, Time.GetUtcNow() - TaskNotification.Kept, _newSince);
            _noticed = notices.SelectMany(notice => notice.Tasks).Select(task => task.Id).ToHashSet();
            _last = notices.SelectMany(notice => notice.Tasks).MaxBy(task => task.FinishedAt);
            _unread = notices.Count(notice => notice.At > _readAt) + _mentions.Count(mention => mention.At > _readAt);
            _notices = _isOpened ? NotificationEntry.Of(notices, _mentions) : null;
        };
    }

    private async Task<Ended> ReadEndedAsync(CancellationToken token) => new(
        (await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: TaskNotification.States), null, Looked, token)).Rows,
        await Workspaces.FindNoticesReadAtAsync(Context.Actor, token));

    // Opened or closed: what was there is read either way. While it is open it says what was new, and keeps its order.
    private async Task ReadNoticesAsync()
    {
        if (!_isOpened)
        {
            _isOpened = true;
            await ReadAsync(RefreshAsync);
        }

        _newSince = _readAt;
        if (LastAt is not { } last || last <= _readAt) { return; }

        (_readAt, _unread) = (last, 0);
        await RunAsync(token => Workspaces.ReadNoticesAsync(Context.Actor, _readAt, token));
    }

    private string Describe(MentionNotice mention) => mention.WrittenBy.Value is { } name ? Texts[LayoutText.MentionedYou, ("name", name)] : Texts[LayoutText.SomebodyMentionedYou];

    private sealed record Ended(IReadOnlyList<TaskRow> Rows, DateTimeOffset? ReadAt);
}
