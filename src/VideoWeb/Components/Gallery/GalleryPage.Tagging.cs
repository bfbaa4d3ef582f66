using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that names clips and puts tags upon them.</summary>
public sealed partial class GalleryPage
{
    // What is offered while a tag is being put upon clips; null while none is.
    private IReadOnlyList<TagUse>? _knownTags;

    [Inject] private TagStore Tags { get; set; } = default!;

    private Task BeginTaggingAsync(ClipId clip) => RunAsync(async token =>
    {
        // In the grid a clip is tagged by the bar of what is selected.
        if (_open is null && !_selection.Items.Contains(clip)) { _selection = Selection<ClipId>.None.Pick([clip], isRange: false, [clip]); }
        _knownTags = await Tags.ListAsync(Context.Actor, token);
    });

    /// <summary>Upon the clip that is open, or else upon all that are selected.</summary>
    private Task TagAsync(string name) => RunAsync(async token =>
    {
        IReadOnlyList<ClipId> meant = _open is { } open ? [open.Card.Id] : [.. Selected.Select(clip => clip.Id)];
        switch (await Commands.TagAsync(Context.Actor, meant, name, token))
        {
            case TagClipsResult.Changed { Tag: var tag, Clips: var changed }:
                _knownTags = null;
                if (_open is null) { TellOfTag(tag, changed); }
                await ReadOpenAsync(token);
                break;
            case TagClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    });

    private Task UntagAsync(TagId tag) => RunAsync(async token =>
    {
        if (_open is not { } open) { return; }
        if (await Commands.UntagAsync(Context.Actor, [open.Card.Id], tag, token) is TagClipsResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        await ReadOpenAsync(token);
    });

    private Task NameAsync(string title) => RunAsync(async token =>
    {
        if (_open is not { } open) { return; }
        if (await Commands.NameAsync(Context.Actor, open.Card.Id, title, token) is ChangeClipsResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        await ReadOpenAsync(token);
    });

    private void TellOfTag(Tag tag, IReadOnlyList<ClipId> changed)
    {
        var actor = Context.Actor;
        Toasts.Show(new(
            Texts[GalleryText.ClipsTagged, ("count", changed.Count), ("name", tag.Name)],
            async undone => await Commands.UntagAsync(actor, changed, tag.Id, undone) is TagClipsResult.Rejected denied ? Texts.Format(denied.Message) : null));
    }

    private async Task ReadOpenAsync(CancellationToken token)
    {
        if (_open is { } open && await Gallery.FindAsync(Context.Actor, open.Card.Id, token) is { } fresh && _open?.Card.Id == fresh.Card.Id) { _open = fresh; }
    }
}
