using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Translation;

/// <summary>Finds places for media in another mode.</summary>
internal static class MediaTranslation
{
    /// <summary>How many of the media would have a place.</summary>
    public static int Placed(IReadOnlyList<MediaItem> media, ModeDescription mode) => Places(media, mode).Count(place => place is not null);

    public static IReadOnlyList<MediaItem> Move(
        ModeDescription from, IReadOnlyList<MediaItem> media, ModelDescription model, ModeDescription mode, ICollection<TranslationNote> notes)
    {
        var moved = new List<MediaItem>();
        foreach (var (index, (item, place)) in media.Zip(Places(media, mode)).Index())
        {
            var slot = from.FindSlot(item.Slot);
            var medium = slot is null ? Phrases.Short(item.Name ?? item.Slot) : Phrases.MediumOf(item, slot, media.Take(index).Count(other => other.Slot == item.Slot));
            if (place is null)
            {
                notes.Add(new TranslationNote(item.Slot, TranslationNoteKind.Dropped, Message.Of(MessageCode.MediumLeftOut, ("medium", medium), ("mode", new MessageArgument.CatalogText(mode.Label)), ("model", model.Name))));
                continue;
            }

            if (place.Name != item.Slot) { notes.Add(new TranslationNote(item.Slot, TranslationNoteKind.Replaced, Message.Of(MessageCode.MediumMoved, ("medium", medium), ("slot", new MessageArgument.CatalogText(place.Label))))); }
            moved.Add(item with { Slot = place.Name });
        }

        return moved;
    }

    /// <summary>For each medium its slot; media whose slot exists there go first, so that none of them loses its place to another.</summary>
    private static MediaSlotDescription?[] Places(IReadOnlyList<MediaItem> media, ModeDescription mode)
    {
        var places = new MediaSlotDescription?[media.Count];
        var remaining = mode.Slots.ToDictionary(slot => slot.Name, slot => slot.Maximum);
        for (var index = 0; index < media.Count; index++) { Place(index, mode.FindSlot(media[index].Slot)); }
        for (var index = 0; index < media.Count; index++)
        {
            if (places[index] is null) { Place(index, mode.Slots.FirstOrDefault(slot => Fits(media[index], slot))); }
        }

        return places;

        void Place(int index, MediaSlotDescription? slot)
        {
            if (slot is null || !Fits(media[index], slot)) { return; }

            places[index] = slot;
            remaining[slot.Name]--;
        }

        bool Fits(MediaItem item, MediaSlotDescription slot) =>
            item.Kind == slot.Kind && remaining[slot.Name] > 0 && MediaAddress.Problem(item.Address, slot, "") is null;
    }
}
