using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Workspace;

public sealed partial class WorkspacePage
{
    private IReadOnlyList<MemberRow>? _members;
    private StorageUse? _storage;
    private RetentionState? _retention;
    private RetentionPreview? _preview;
    private IReadOnlyList<InvitationRow> _invitations = [];
    private string? _newLink;

    [Inject] private WorkspaceStore Store { get; set; } = default!;
    [Inject] private StorageStore Storage { get; set; } = default!;
    [Inject] private RetentionStore Retention { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [Parameter] public string Slug { get; set; } = "";

    private bool CanManage => Context.Membership.Role.CanManage();

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var members = await Store.ListMembersAsync(Context.Actor, token);
        var invitations = CanManage ? await Store.ListInvitationsAsync(Context.Actor, token) : [];
        var storage = await Storage.ReadUseAsync(Context.Actor, token);
        var retention = await Retention.ReadAsync(Context.Actor, token);
        return () => (_members, _invitations, _storage, _retention) = (members, invitations, storage, retention);
    });

    private Task RenameAsync(string name) => RunAsync(async token =>
    {
        if (Report(await Store.RenameAsync(Context.Actor, name, token), Texts[SharedText.Saved]))
        {
            // The frame shows the name too, and reads it again with the page.
            Navigation.Refresh();
        }
    });

    private Task SetQuotaAsync(long? bytes) => RunAsync(async token =>
    {
        Message = await Storage.SetQuotaAsync(Context.Actor, bytes, token) switch
        {
            SetQuotaResult.Rejected refused => new(Tone.Danger, Texts.Format(refused.Message)),
            SetQuotaResult.NotFound => new(Tone.Warning, Texts[SharedText.GoneAlready]),
            _ => new(Tone.Success, Texts[SharedText.Saved]),
        };
        await LoadAsync();
    });

    private Task PreviewRetentionAsync(RetentionRule rule) => RunAsync(async token => Show(await Retention.PreviewAsync(Context.Actor, rule, token)));

    private Task SetRetentionAsync(RetentionRule rule) => RunAsync(async token =>
    {
        Show(await Retention.SetAsync(Context.Actor, rule, token));
        await LoadAsync();
    });

    private void Show(RetentionResult result)
    {
        _preview = (result as RetentionResult.Previewed)?.Preview;
        Message = result switch
        {
            RetentionResult.Rejected refused => new(Tone.Danger, Texts.Format(refused.Message)),
            RetentionResult.NotFound => new(Tone.Warning, Texts[SharedText.GoneAlready]),
            RetentionResult.Saved => new(Tone.Success, Texts[SharedText.Saved]),
            _ => null,
        };
    }

    private Task SetRoleAsync((MemberRow Member, WorkspaceRole Role) change) => RunAsync(async token =>
    {
        var outcome = await Store.SetRoleAsync(Context.Actor, change.Member.UserId, change.Role, token);
        Report(outcome, Texts[WorkspaceText.RoleChanged, ("name", change.Member.Name), ("role", change.Role.Name(Texts))]);
        await LoadAsync();
        if (change.Member.UserId == Context.User) { Navigation.Refresh(); }
    });

    private Task RemoveAsync(MemberRow member) => RunAsync(async token =>
    {
        var isDone = Report(await Store.RemoveMemberAsync(Context.Actor, member.UserId, token), Texts[WorkspaceText.MemberRemoved, ("name", member.Name)]);
        if (isDone && member.UserId == Context.User)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        await LoadAsync();
    });

    private Task InviteAsync((WorkspaceRole Role, TimeSpan Lifetime) order) => RunAsync(async token =>
    {
        _newLink = null;
        switch (await Store.InviteAsync(Context.Actor, order.Role, order.Lifetime, token))
        {
            case CreateInvitationResult.Created created:
                var site = Engine.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? Navigation.BaseUri.TrimEnd('/');
                _newLink = $"{site}/invite/{created.Invitation.Token}";
                await LoadAsync();
                break;
            case CreateInvitationResult.Rejected refused:
                Message = new(Tone.Danger, Texts.Format(refused.Message));
                break;
        }
    });

    private Task RevokeAsync(InvitationRow invitation) => RunAsync(async token =>
    {
        Report(await Store.RevokeInvitationAsync(Context.Actor, invitation.Id, token), Texts[WorkspaceText.TheInvitationIsWithdrawn]);
        _newLink = null;
        await LoadAsync();
    });

    private bool Report(ChangeMembershipResult outcome, string done)
    {
        Message = outcome switch
        {
            ChangeMembershipResult.Rejected refused => new(Tone.Danger, Texts.Format(refused.Message)),
            ChangeMembershipResult.NotFound => new(Tone.Warning, Texts[SharedText.GoneAlready]),
            _ => new(Tone.Success, done),
        };
        return outcome is ChangeMembershipResult.Done;
    }
}
