using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Sharing;

/// <summary>The links of a workspace: who made them, who has looked, and what becomes of them.</summary>
public sealed partial class SharedLinksPage
{
    // A circuit keeps what it shows.
    private const int MostShown = 200;

    private IReadOnlyList<ShareLinkRow>? _links;
    private WorkspaceId? _shown;
    private (ShareLinkId Link, string Address)? _renewed;

    [Inject] private ShareLinkStore Links { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter] public string Slug { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Context.Membership.Id) { return; }

        (_shown, _links, _renewed, Message) = (Context.Membership.Id, null, null, null);
        ChangeSubject();
        await LoadAsync();
    }

    private bool CanChange(ShareLinkRow link) => Context.Membership.Role.CanManage() || (Context.Membership.Role.CanSpend() && link.CreatedById == Context.User);

    private bool IsOver(ShareLinkRow link) => link.ExpiresAt <= Time.GetUtcNow();

    private string TitleOf(ShareLinkRow link) => link.Title.Length > 0 ? link.Title : Texts[SharingText.ClipCount, ("count", link.Clips)];

    private string WordsOf(ShareLinkRow link)
    {
        var end = Clock?.Relative(link.ExpiresAt, Texts) ?? "";
        return IsOver(link)
            ? Texts[SharingText.LinkOfOver, ("count", link.Clips), ("name", link.CreatedByName), ("end", end)]
            : Texts[SharingText.LinkOf, ("count", link.Clips), ("name", link.CreatedByName), ("end", end)];
    }

    private string VisitsOf(ShareLinkRow link) => link.LastVisitAt is { } last
        ? Texts[SharingText.VisitsAndLast, ("count", link.Visits), ("last", Clock?.Relative(last, Texts) ?? "")]
        : Texts[SharingText.NoVisits];

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var links = await Links.ListAsync(Context.Actor, token);
        return () => _links = links;
    });

    private Task RenewAsync(ShareLinkId link) => RunAsync(async token =>
    {
        _renewed = null;
        switch (await Links.RenewAsync(Context.Actor, link, token))
        {
            case ShareClipsResult.Shared shared:
                _renewed = (link, ShareLabels.Address(shared.Address, Engine, Navigation));
                break;
            case ShareClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }

        await LoadAsync();
    });

    private Task RevokeAsync(ShareLinkId link) => RunAsync(async token =>
    {
        Message = await Links.RevokeAsync(Context.Actor, link, token) switch
        {
            ChangeMembershipResult.Rejected rejected => new(Tone.Warning, Texts.Format(rejected.Message)),
            ChangeMembershipResult.NotFound => new(Tone.Warning, Texts[SharedText.GoneAlready]),
            _ => new(Tone.Success, Texts[SharingText.LinkWithdrawn]),
        };
        await LoadAsync();
    });
}
