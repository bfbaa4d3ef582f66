using VideoWeb.Components.Compare;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that leads to where clips are compared.</summary>
public sealed partial class GalleryPage
{
    /// <summary>All that are selected, or else those that were made together with the clip.</summary>
    private Task CompareAsync(ClipId clip) => _open is null && _selection.Items.Count > 0
        ? CompareAsync(CompareChoice.OfSelected(Selected is var cards && cards.Count == _selection.Items.Count ? [.. Ordered(cards).Select(card => card.Id)] : [.. _selection.Items], Texts))
        : RunAsync(async token => await CompareAsync(CompareChoice.OfSet(clip, await Gallery.ListSetAsync(Context.Actor, clip, token), Texts)));

    private Task CompareAsync(CompareChoice choice)
    {
        // It is read where it leads to as well; the viewer lies above toasts.
        if (_open is not null && choice.Query is null) { Message = new(Tone.Neutral, choice.Note!); }
        else if (choice.Note is { } note) { Toasts.Show(new(note)); }
        if (choice.Query is { } query) { Navigation.NavigateTo(query.Address(Context.Slug)); }
        return Task.CompletedTask;
    }
}
