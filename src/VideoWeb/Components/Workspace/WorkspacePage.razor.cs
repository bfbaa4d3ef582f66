using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Workspace;

public sealed partial class WorkspacePage : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private IReadOnlyList<MemberRow>? _members;
    private IReadOnlyList<InvitationRow> _invitations = [];
    private string? _newLink;
    private string? _note;
    private Tone _noteTone;
    private bool _isWorking;
    private bool _hasFailed;

    [Inject] private WorkspaceStore Store { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ILogger<WorkspacePage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [Parameter] public string Slug { get; set; } = "";

    private bool CanManage => Context.Membership.Role.CanManage();
    private bool IsBusy => _isWorking || !RendererInfo.IsInteractive;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _hasFailed = false;
        try
        {
            _members = await Store.ListMembersAsync(Context.Actor, _disposed.Token);
            _invitations = CanManage ? await Store.ListInvitationsAsync(Context.Actor, _disposed.Token) : [];
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The members of workspace {WorkspaceId} could not be listed.", Context.Membership.Id);
            _hasFailed = true;
        }
    }

    private Task RenameAsync(string name) => WorkAsync(async () =>
    {
        if (Report(await Store.RenameAsync(Context.Actor, name, _disposed.Token), Words.T("Saved.")))
        {
            // The frame shows the name too, and reads it again with the page.
            Navigation.Refresh();
        }
    });

    private Task SetRoleAsync((MemberRow Member, WorkspaceRole Role) change) => WorkAsync(async () =>
    {
        var outcome = await Store.SetRoleAsync(Context.Actor, change.Member.UserId, change.Role, _disposed.Token);
        Report(outcome, Words.T("{0} is now {1}.", change.Member.Name, change.Role.Name()));
        await LoadAsync();
        if (change.Member.UserId == Context.User) { Navigation.Refresh(); }
    });

    private Task RemoveAsync(MemberRow member) => WorkAsync(async () =>
    {
        var isDone = Report(await Store.RemoveMemberAsync(Context.Actor, member.UserId, _disposed.Token), Words.T("{0} is no longer in this workspace.", member.Name));
        if (isDone && member.UserId == Context.User)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        await LoadAsync();
    });

    private Task InviteAsync((WorkspaceRole Role, TimeSpan Lifetime) order) => WorkAsync(async () =>
    {
        _newLink = null;
        switch (await Store.InviteAsync(Context.Actor, order.Role, order.Lifetime, _disposed.Token))
        {
            case CreateInvitationResult.Created created:
                var site = Engine.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? Navigation.BaseUri.TrimEnd('/');
                _newLink = $"{site}/invite/{created.Invitation.Token}";
                await LoadAsync();
                break;
            case CreateInvitationResult.Rejected refused:
                (_note, _noteTone) = (Words.T(refused.Sentence), Tone.Danger);
                break;
        }
    });

    private Task RevokeAsync(InvitationRow invitation) => WorkAsync(async () =>
    {
        Report(await Store.RevokeInvitationAsync(Context.Actor, invitation.Id, _disposed.Token), Words.T("The invitation is withdrawn. Its link no longer works."));
        _newLink = null;
        await LoadAsync();
    });

    private bool Report(ChangeMembershipResult outcome, string done)
    {
        (_note, _noteTone) = outcome switch
        {
            ChangeMembershipResult.Rejected refused => (Words.T(refused.Sentence), Tone.Danger),
            ChangeMembershipResult.NotFound => (Words.T("This is gone already. The list below is up to date."), Tone.Warning),
            _ => (done, Tone.Success),
        };
        return outcome is ChangeMembershipResult.Done;
    }

    private async Task WorkAsync(Func<Task> work)
    {
        if (_isWorking) { return; }

        (_isWorking, _note) = (true, null);
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _isWorking = false;
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }
}
