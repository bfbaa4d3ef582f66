namespace VideoWeb.Providers.Catalog;

/// <summary>Whether media fit the slots of a mode.</summary>
internal static class MediaCheck
{
    private const int MaxStrangers = 20;

    public static IEnumerable<CheckError> Errors(ModeDescription mode, IReadOnlyList<MediaItem> media)
    {
        var strange = media.Select(item => item.Slot).Where(name => mode.FindSlot(name) is null).Distinct(StringComparer.Ordinal).Take(MaxStrangers);
        foreach (var name in strange) { yield return new CheckError(Phrases.Short(name), $"The mode {mode.Label} has no place called “{Phrases.Short(name)}”; take the file out or choose another mode."); }

        foreach (var slot in mode.Slots)
        {
            foreach (var message in SlotMessages(mode, slot, media)) { yield return new CheckError(slot.Name, message); }
        }

        var placed = media.Count(item => mode.FindSlot(item.Slot) is not null);
        if (placed < mode.MinimumMedia && mode.Slots.All(slot => slot.Minimum == 0))
        {
            var labels = Phrases.Either(mode.Slots.Select(slot => slot.Label).ToList());
            yield return new CheckError("", $"The mode {mode.Label} needs at least {Phrases.Files(mode.MinimumMedia)} in {labels}.");
        }
    }

    private static IEnumerable<string> SlotMessages(ModeDescription mode, MediaSlotDescription slot, IReadOnlyList<MediaItem> media)
    {
        var items = media.Where(item => item.Slot == slot.Name).ToList();
        if (items.Count < slot.Minimum) { yield return items.Count == 0 ? $"{slot.Label} is missing; {Phrases.Kinds(slot.Kind, slot.Minimum)} needed here." : $"{slot.Label} holds {items.Count}; at least {slot.Minimum} are needed."; }
        if (items.Count > slot.Maximum) { yield return $"{slot.Label} holds {Phrases.Count(items.Count)}; the most allowed is {slot.Maximum}."; }

        if (items.Count > 0 && slot.RequiresAnyOf.Count > 0 && !slot.RequiresAnyOf.Any(name => media.Any(item => item.Slot == name)))
        {
            var labels = slot.RequiresAnyOf.Select(name => mode.FindSlot(name)?.Label ?? name).ToList();
            yield return $"{slot.Label} cannot stand alone: add something to {Phrases.Either(labels)}.";
        }

        // Beyond the allowed number nothing is examined: the count is wrong already, and there may be very many.
        var examined = items.Take(slot.Maximum).ToList();
        foreach (var (index, item) in examined.Index())
        {
            var name = Phrases.NameOf(item, slot, index);
            if (item.Kind != slot.Kind) { yield return $"{name} is {Phrases.A(item.Kind)}; {slot.Label} takes {Phrases.Plural(slot.Kind)}."; }
            else if (MediaAddress.Problem(item.Address, slot, name) is { } problem) { yield return problem; }
            else
            {
                foreach (var message in MediaLimitCheck.ItemMessages(item, slot, name)) { yield return message; }
            }
        }

        foreach (var message in MediaLimitCheck.TotalMessages(examined, slot)) { yield return message; }
        if (mode.Slots.FirstOrDefault(other => other.Name == slot.PixelsLike) is { } model)
        {
            foreach (var message in MediaLimitCheck.LikenessMessages(examined, slot, media.FirstOrDefault(item => item.Slot == model.Name), model)) { yield return message; }
        }
    }
}
