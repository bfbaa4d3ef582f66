using VideoWeb.Components.Compare;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that leads to where clips are compared.</summary>
public sealed partial class GalleryPage
{
    /// <summary>All that are selected, or else those that were made together with the clip.</summary>
    private Task CompareAsync(ClipId clip)
    {
        if (_open is not null || _selection.Items.Count == 0)
        {
            return RunAsync(async token => await CompareAsync(CompareChoice.OfSet(clip, await Gallery.ListSetAsync(Context.Actor, clip, token), Texts)));
        }

        var cards = Selected;
        if (cards.Any(card => card.IsPicture)) { return CompareAsync(new CompareChoice(null, Texts[CompareText.PicturesNotCompared])); }
        return CompareAsync(CompareChoice.OfSelected(cards.Count == _selection.Items.Count ? [.. Ordered(cards).Select(card => card.Id)] : [.. _selection.Items], Texts));
    }

    private Task CompareAsync(CompareChoice choice)
    {
        // It is read where it leads to as well; the viewer lies above toasts.
        if (_open is not null && choice.Query is null) { Message = new(Tone.Neutral, choice.Note!); }
        else if (choice.Note is { } note) { Toasts.Show(new(note)); }
        if (choice.Query is { } query) { Navigation.NavigateTo(query.Address(Context.Slug)); }
        return Task.CompletedTask;
    }
}
