using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that makes links for people without an account.</summary>
public sealed partial class TaskDetailPage
{
    private SharedSelection? _sharing;

    [Inject] private ShareLinkStore Links { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;

    private Task BeginSharingAsync() => RunAsync(async token => _sharing = await SharedSelection.BeginAsync(Links, Context.Actor, [ClipId.Of(_task)], token));

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

    private void EndSharing() => (_sharing, Message) = (null, null);
}
