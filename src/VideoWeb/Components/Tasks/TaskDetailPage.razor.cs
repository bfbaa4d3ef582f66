using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.FurtherResults;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks;

/// <summary>One task with all that is known of it, live.</summary>
public sealed partial class TaskDetailPage
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private (string Slug, string Id)? _shown;
    private TaskId _task;
    private TaskView? _view;
    private UsualTime? _usual;
    private SendWindow? _hours;
    private bool _isPaused;
    private DateTimeOffset _now;

    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private FurtherResultCommands FurtherResults { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private UserClock? Clock { get; set; }
    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";
    [Parameter] public string Id { get; set; } = "";

    protected override void OnInitialized() => Every(Minute, UpdateLateness);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Context.Slug, Id)) { return; }

        _shown = (Context.Slug, Id);
        (_view, _clip, _knownTags, _sharing, Message) = (null, null, null, null, null);
        ChangeSubject();
        if (!TaskId.TryParse(Id, out _task))
        {
            Navigation.NotFound();
            return;
        }

        var wanted = _task;
        Listen(Context.Actor.Workspace, Frame, () => ShowAsync(FindAsync), task => task == wanted, hearsQueues: true);
        await LoadAsync();
    }

    // An unknown or unsaved clip may exist at the provider: "try again" would be the wrong advice there.
    private string RepeatLabels(TaskRow task) =>
        task.State.HasEndedWithoutClip() ? Texts[SharedText.TryAgain] : Texts[SharedText.ReuseParameters];

    private Task LoadAsync() => ReadAsync(FindAsync);

    private async Task<Action> FindAsync(CancellationToken token)
    {
        var detail = await Tasks.FindDetailAsync(Context.Actor, _task, token);
        if (detail is null) { return Navigation.NotFound; }

        var connection = await Connections.FindAsync(Context.Actor, detail.Row.Connection, token);
        var clip = detail.Row.Clip is null ? null : await Gallery.FindAsync(Context.Actor, ClipId.Of(_task), token);
        var talk = clip is null ? ClipTalk.Empty : await Comments.ListAsync(Context.Actor, clip.Card.Id, token);
        var usual = detail.Row.State.IsOpen() ? await UsualTimes.FindAsync(DurationKey.Of(detail.Row), token) : null;
        return () =>
        {
            (_usual, _clip, _talk) = (usual, clip, talk);
            (_hours, _isPaused) = (connection?.Hours, connection?.IsPaused == true);
            _view = TaskView.Of(detail, Context.Slug, Texts, connection is null ? null : SandboxAddress.At(connection.BaseUrl, new Uri(Navigation.BaseUri)));
            _now = Time.GetUtcNow();
        };
    }

    // DelayLevel comes with time and not with news. Nothing is read.
    private void UpdateLateness()
    {
        if (_view?.Row.State.IsOpen() == true) { _now = Time.GetUtcNow(); }
    }

    private Task CancelAsync() => CommandAsync(token => Commands.CancelAsync(Context.Actor, _task, token));

    private Task MoveUpAsync() => CommandAsync(token => Queue.MoveToFrontAsync(Context.Actor, _task, token));

    private Task ReleaseAsync() => CommandAsync(token => Queue.ReleaseAsync(Context.Actor, _task, token));

    private Task RescheduleAsync(SendSchedule when) => CommandAsync(token => Queue.RescheduleAsync(Context.Actor, _task, when, token));

    private Task CancelRestAsync() => CommandAsync(token => Queue.CancelRestAsync(Context.Actor, _task, token));

    private Task CheckNowAsync() => CommandAsync(token => Commands.CheckNowAsync(Context.Actor, _task, token));

    private Task FetchAgainAsync() => CommandAsync(token => Commands.FetchResultAgainAsync(Context.Actor, _task, token));

    private Task AskFurtherAsync(RemoteTaskId id) => CommandAsync(token => FurtherResults.AskAgainAsync(Context.Actor, _task, id, token));

    private Task ResumeAsync() => CommandAsync(token => Commands.ResumeAsync(Context.Actor, _task, token));

    private Task ResolveAsync(UnknownResolution resolution) => CommandAsync(token => Commands.ResolveUnknownAsync(Context.Actor, _task, resolution, token));

    private Task CommandAsync(Func<CancellationToken, Task<CommandResult>> command) => RunAsync(async token =>
    {
        Message = CommandMessage.Of(await command(token), Texts);
        await LoadAsync();
    });
}
