using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that makes links for people without an account.</summary>
public sealed partial class GalleryPage
{
    private SharedSelection? _sharing;

    [Inject] private ShareLinkStore Links { get; set; } = default!;

    private string ShareTitle => _sharing is { Clips: [var only] } && FindCard(only) is { Title: { } title } ? title : "";

    /// <summary>The clip that is open, or else all that are selected, as they lie in the gallery.</summary>
    private Task BeginSharingAsync() => RunAsync(async token =>
    {
        IReadOnlyList<ClipId> clips = _open is { } open ? [open.Card.Id] : [.. Ordered(Selected).Select(clip => clip.Id)];
        _sharing = await SharedSelection.BeginAsync(Links, Context.Actor, clips, token);
    });

    private IEnumerable<ClipCard> Ordered(IReadOnlyList<ClipCard> clips) => _query.Order.IsByHand() ? clips.OrderBy(clip => clip.BoardRank) : _query.Order == ClipOrder.Oldest
        ? clips.OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id)
        : clips.OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id);

    private Task ShareAsync(NewShareLink wanted) => RunAsync(async token =>
    {
        if (_sharing is not { Address: null } sharing) { return; }

        switch (await Links.CreateAsync(Context.Actor, sharing.Clips, wanted, token))
        {
            case ShareClipsResult.Shared shared:
                _sharing = sharing with { Address = ShareLabels.Address(shared.Address, Engine, Navigation) };
                break;
            case ShareClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    });

    private void EndSharing() => _sharing = null;
}
