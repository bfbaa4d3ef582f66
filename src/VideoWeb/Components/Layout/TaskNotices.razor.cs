using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Layout;

public sealed partial class TaskNotices
{
    // Enough to find what has ended: it is among the newest, or was made long before the reader came.
    private const int Looked = 60;
    private const int LongestBody = 120;

    private IReadOnlyList<Notice> _notices = [];
    private DateTimeOffset _since;
    private DateTimeOffset _readAt;

    [Inject] private TaskStore Tasks { get; set; } = default!;

    private int Unread => _notices.Count(notice => notice.At > _readAt);

    private string Label => Unread == 0 ? Texts[LayoutText.Notifications] : Texts[LayoutText.NewNotifications, ("count", Unread)];

    private string? Latest => _notices.Count == 0 ? null : $"{_notices[0].Task.Id}-{_notices[0].Task.State}";

    private string? Headline => _notices.Count == 0 ? null : TaskWords.Tell(_notices[0].Task, Texts).Headline;

    private string? Body => _notices.Count == 0 ? null : TextCut.To(Name(_notices[0].Task), LongestBody);

    protected override void OnInitialized()
    {
        _since = _readAt = Time.GetUtcNow();
        Listen(Context.Membership.Id, TimeSpan.FromMilliseconds(500), RefreshAsync);
    }

    private Task RefreshAsync() => ShowAsync(async token =>
    {
        var page = await Tasks.ListAsync(Context.Actor, new TaskFilter(MineOnly: true, States: Notice.States), null, Looked, token);
        return () => _notices = Notice.Of(page.Rows, _since);
    });

    private void Read() => _readAt = Time.GetUtcNow();
}
