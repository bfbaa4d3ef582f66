using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Security;

namespace VideoWeb.Components.Layout;

/// <summary>The frame around every signed-in page: rail, top bar, and the workspace that the address names.</summary>
public sealed partial class MainLayout
{
    private const string PaletteKeys = "Ctrl+K";

    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(1);

    private IReadOnlyList<WorkspaceMembership> _memberships = [];
    private WorkspaceContext? _current; // the workspace that the rail's links lead into
    private string? _wanted; // the slug in the address
    private WorkspaceId? _followed;
    private int _unresolved;
    private bool _isLoaded;
    private bool _isSignedOut;
    private bool _isAdministrator;
    private string _name = "";
    private string _email = "";
    private ErrorBoundary? _boundary;
    private UserId? _user;

    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private AccessChanges Access { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private UserPreferences Preferences { get; set; } = default!;
    [Inject] private IDialogService Dialogs { get; set; } = default!;
    [Inject] private LiveTasks Tasks { get; set; } = default!;

    /// <summary>Carries the workspace of the page to all that stands in it.</summary>
    [Inject] private CascadingValueSource<WorkspaceContext?> Context { get; set; } = default!;

    [Parameter] public RenderFragment? Body { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    private MarkupString SearchText => Html.Of(
        $"""{IconShapes.Small["search"]}<span class="search-or-jump-text">{Texts[LayoutText.SearchOrJump]}</span><kbd class="kbd only-wide" aria-hidden="true">{PaletteKeys}</kbd>""");

    private string Here => new Uri(Navigation.Uri).AbsolutePath;

    // A page that stands still is told what was taken away; its person may never navigate again.
    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) { return; }

        Hold(Access.Subscribe(change =>
        {
            if (change is AccessChange.MembershipChanged { User: var user } && user == _user) { Post(OnMembershipChangedAsync); }
        }));
    }

    private async Task OnMembershipChangedAsync()
    {
        await LoadAsync();
        // What may have been taken away is not shown while that cannot be looked up.
        if (HasFailed) { _isLoaded = false; }
    }

    // Runs at every navigation, so a role or membership that was taken away meanwhile is seen at the next page.
    protected override Task OnParametersSetAsync()
    {
        // Another workspace is another subject; within one the page that was asked for stands already.
        var slug = WorkspaceContext.SlugIn(Here);
        if (slug != _wanted || !_isLoaded)
        {
            _wanted = slug;
            _isLoaded = false;
            ChangeSubject();
        }

        _boundary?.Recover();
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = Authentication;
        var person = (await asked).User;
        // Another answer has come to stand in its place, and with it the page was loaded anew.
        if (asked != Authentication || IsGone) { return; }

        var slug = _wanted;
        if (person.FindUserId() is not { } user)
        {
            // A circuit without an account, or whose session has ended, has only the way to the sign-in to show, and that without waiting for anything.
            (_user, _isSignedOut, _current, _memberships, _isAdministrator, _name, _email, _isLoaded) = (null, true, null, [], false, "", "", false);
            return;
        }

        (_user, _isSignedOut) = (user, false);
        await ReadAsync(async token =>
        {
            var memberships = await Workspaces.ListAsync(user, token);
            return () => Show(person, user, memberships, slug);
        });
        await FollowAsync();
    }

    // The number of tasks that wait for somebody; the frame does without it while it cannot be read, and asks again at the next change.
    private async Task FollowAsync()
    {
        if (_current is not { } current || current.Membership.Id == _followed) { return; }

        (_followed, _unresolved) = (current.Membership.Id, 0);
        Listen(current.Membership.Id, CountInterval, () => ShowAsync(CountAsync, isPart: true));
        try
        {
            await ShowAsync(CountAsync, isPart: true);
        }
        catch (Exception error) when (!IsGone)
        {
            Logger.LogWarning(error, "The tasks that wait for a decision could not be counted.");
        }
    }

    private async Task<Action> CountAsync(CancellationToken token)
    {
        if (_current is not { } current) { return Unchanged; }

        var count = (await Tasks.CountAsync(current.Actor, token)).Unresolved;
        return count == _unresolved ? Unchanged : () => _unresolved = current.Membership.Id == _followed ? count : _unresolved;
    }

    private void Show(ClaimsPrincipal person, UserId user, IReadOnlyList<WorkspaceMembership> memberships, string? slug)
    {
        _isAdministrator = person.IsInRole(ClaimNames.Administrator);
        _name = person.ReadDisplayName();
        _email = person.FindFirstValue(ClaimTypes.Email) ?? "";
        _memberships = memberships;

        if (slug is not null && memberships.All(membership => membership.Slug != slug))
        {
            (_current, _isLoaded) = (null, false);
            Navigation.NotFound();
            return;
        }

        var context = WorkspaceContext.Choose(memberships, user, _name, slug, _current?.Slug, Preferences.LastWorkspace);
        // The same record as before keeps pages from reading everything again.
        _current = context == _current ? _current : context;
        // Done when this returns: the pages run where this runs.
        if (slug is not null) { _ = Context.NotifyChangedAsync(_current); }

        _isLoaded = true;
    }

    private async Task OpenPaletteAsync()
    {
        var parameters = new DialogParameters<CommandPalette>
        {
            { palette => palette.Current, _current },
            { palette => palette.Memberships, _memberships },
            { palette => palette.IsAdministrator, _isAdministrator },
        };
        await Dialogs.ShowAsync<CommandPalette>(null, parameters, new DialogOptions { Position = DialogPosition.TopCenter, MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
    }

    private Task OpenShortcutsAsync() => Dialogs.ShowAsync<KeyboardShortcuts>(null, new DialogParameters<KeyboardShortcuts> { { list => list.IsAdministrator, _isAdministrator } });
}
