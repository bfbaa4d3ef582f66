using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Reconcile;

/// <summary>All tasks of the workspace that wait for a person, with the evidence and the ways out, live.</summary>
public sealed partial class ReconcilePage
{
    // More than a person settles in one sitting; the rest follows as these are settled.
    private const int Shown = 50;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(300);

    private IReadOnlyList<UnresolvedTask>? _doubts;
    private WorkspaceId? _shown;

    [Inject] private MessageFormatter Messages { get; set; } = default!;
    [Inject] private TaskStore Tasks { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Context.Membership.Id) { return; }

        (_shown, _doubts, Message) = (Context.Membership.Id, null, null);
        ChangeSubject();
        Listen(Context.Membership.Id, Frame, () => ShowAsync(ListAsync));
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(ListAsync);

    private async Task<Action> ListAsync(CancellationToken token)
    {
        var doubts = await Tasks.ListUnresolvedAsync(Context.Actor, Shown, token);
        return () => _doubts = doubts;
    }

    private Task ResolveAsync(TaskId task, UnknownResolution resolution) => CommandAsync(token => Commands.ResolveUnknownAsync(Context.Actor, task, resolution, token));

    private Task ResumeAsync(TaskId task) => CommandAsync(token => Commands.ResumeAsync(Context.Actor, task, token));

    private Task CheckNowAsync(TaskId task) => CommandAsync(token => Commands.CheckNowAsync(Context.Actor, task, token));

    private Task CommandAsync(Func<CancellationToken, Task<CommandResult>> command) => RunAsync(async token =>
    {
        Message = CommandMessage.Of(await command(token), Messages);
        await LoadAsync();
    });
}
