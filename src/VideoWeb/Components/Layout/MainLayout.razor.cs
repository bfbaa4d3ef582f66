using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Components.Layout;

/// <summary>The frame around every signed-in page: rail, top bar, and the workspace that the address names.</summary>
public sealed partial class MainLayout
{
    private IReadOnlyList<WorkspaceMembership> _memberships = [];
    private WorkspaceContext? _current; // the workspace that the rail's links lead into
    private WorkspaceContext? _context; // the same, but only on a page that is the workspace's
    private string? _wanted; // the slug in the address
    private bool _isLoaded;
    private bool _isAdministrator;
    private string _name = "";
    private string _email = "";
    private ErrorBoundary? _boundary;
    private UserId? _user;

    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private AccessChanges Access { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ReaderChoices Choices { get; set; } = default!;
    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Parameter] public RenderFragment? Body { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;
    [CascadingParameter] private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

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
        if (HasFailed) { (_isLoaded, _context) = (false, null); }
    }

    // Runs at every navigation, so a role or membership that was taken away meanwhile is seen at the next page.
    protected override Task OnParametersSetAsync()
    {
        // Another workspace is another subject; within one the page that was asked for stands already.
        var slug = Route?.RouteValues.GetValueOrDefault("slug") as string;
        if (slug != _wanted || !_isLoaded)
        {
            _wanted = slug;
            (_isLoaded, _context) = (false, null);
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
            (_user, _current, _context, _memberships, _isAdministrator, _name, _email, _isLoaded) = (null, null, null, [], false, "", "", true);
            return;
        }

        _user = user;
        await ReadAsync(async token =>
        {
            var memberships = await Workspaces.ListAsync(user, token);
            return () => Show(person, user, memberships, slug);
        });
    }

    private void Show(ClaimsPrincipal person, UserId user, IReadOnlyList<WorkspaceMembership> memberships, string? slug)
    {
        _isAdministrator = person.IsInRole(ClaimNames.Administrator);
        _name = person.ReadDisplayName();
        _email = person.FindFirstValue(ClaimTypes.Email) ?? "";
        _memberships = memberships;

        if (slug is not null && memberships.All(membership => membership.Slug != slug))
        {
            (_current, _context) = (null, null);
            Navigation.NotFound();
            return;
        }

        var context = WorkspaceContext.Choose(memberships, user, _name, slug, _current?.Slug, Choices.LastWorkspace);
        // The same record as before keeps pages from reading everything again.
        _current = context == _current ? _current : context;
        _context = slug is null ? null : _current;
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
