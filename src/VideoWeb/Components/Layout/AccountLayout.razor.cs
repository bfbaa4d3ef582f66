using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Components.Layout;

public sealed partial class AccountLayout
{
    private ClaimsPrincipal _person = new();
    private IReadOnlyList<WorkspaceMembership>? _memberships; // null for who is not signed in
    private WorkspaceContext? _current;
    private bool _isLoaded;

    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private ILogger<AccountLayout> Logger { get; set; } = default!;

    /// <summary>Null where a circuit shows that a page is not there.</summary>
    [CascadingParameter] private HttpContext? Http { get; set; }

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>The form was sent with a token of another session and is shown again (<see cref="StaleForms"/>).</summary>
    [SupplyParameterFromQuery(Name = StaleForms.Mark)] private string? Stale { get; set; }

    // The page comes after it, once: a page that was rendered in one place and then in another would begin anew.
    protected override async Task OnInitializedAsync()
    {
        _person = Authentication is null ? _person : (await Authentication).User;
        if (_person.FindUserId() is { } user)
        {
            var stopping = Http?.RequestAborted ?? CancellationToken.None;
            try
            {
                _memberships = await Workspaces.ListAsync(user, stopping);
                _current = WorkspaceContext.Choose(_memberships, user, _person.ReadDisplayName(), Http?.Request.Cookies[LastWorkspaceCookie.Name]);
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                // The page itself may do without the database, and one that says that it is away must.
                Logger.LogError(error, "The workspaces of a person could not be read; their page stands without the frame.");
            }
        }

        _isLoaded = true;
    }
}
