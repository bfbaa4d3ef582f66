using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Whether media fit the slots of a mode.</summary>
internal static class MediaCheck
{
    private const int MaxStrangers = 20;

    public static IEnumerable<CheckError> Errors(ModeDescription mode, IReadOnlyList<MediaItem> media)
    {
        var strange = media.Select(item => item.Slot).Where(name => mode.FindSlot(name) is null).Distinct(StringComparer.Ordinal).Take(MaxStrangers);
        foreach (var name in strange) { yield return new CheckError(Phrases.Short(name), Message.Recorded($"The mode {mode.Label} has no place called “{Phrases.Short(name)}”; take the file out or choose another mode.")); }

        foreach (var slot in mode.Slots)
        {
            foreach (var message in SlotMessages(mode, slot, media)) { yield return new CheckError(slot.Name, Message.Recorded(message)); }
        }

        var placed = media.Count(item => mode.FindSlot(item.Slot) is not null);
        if (placed < mode.MinimumMedia && mode.Slots.All(slot => slot.Minimum == 0))
        {
            var labels = Phrases.Either(mode.Slots.Select(slot => slot.Label.English).ToList());
            yield return new CheckError("", Message.Recorded($"The mode {mode.Label} needs at least {Phrases.Files(mode.MinimumMedia)} in {labels}."));
        }
    }

    private static IEnumerable<string> SlotMessages(ModeDescription mode, MediaSlotDescription slot, IReadOnlyList<MediaItem> media)
    {
        var items = media.Where(item => item.Slot == slot.Name).ToList();
        if (items.Count < slot.Minimum) { yield return items.Count == 0 ? $"{slot.Label} is missing; {Phrases.Kinds(slot.Kind, slot.Minimum)} needed here." : $"{slot.Label} holds {items.Count}; at least {slot.Minimum} are needed."; }
        if (items.Count > slot.Maximum) { yield return $"{slot.Label} holds {Phrases.Count(items.Count)}; the most allowed is {slot.Maximum}."; }

        if (items.Count > 0 && slot.RequiresAnyOf.Count > 0 && !slot.RequiresAnyOf.Any(name => media.Any(item => item.Slot == name)))
        {
            var labels = slot.RequiresAnyOf.Select(name => mode.FindSlot(name)?.Label.English ?? name).ToList();
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

/// <summary>Sizes, shapes and lengths of media against what a slot allows, as far as they are known.</summary>
internal static class MediaLimitCheck
{
    public static IEnumerable<string> ItemMessages(MediaItem item, MediaSlotDescription slot, string name)
    {
        var limits = slot.Limits;
        if (BytesOf(item) is { } bytes && bytes > limits.MaxBytes) { yield return $"{name} has {Phrases.Bytes(bytes)}; at most {Phrases.Bytes(limits.MaxBytes.Value)} are allowed."; }
        if (item.Facts is not { } facts) { yield break; }

        if (limits.Formats.Count > 0 && !limits.Formats.Contains(facts.Format)) { yield return $"{name} has the format {Phrases.Short(facts.Format)}; {slot.Label} takes {Phrases.Alternatives(limits.Formats)}."; }
        foreach (var message in SizeMessages(facts, limits, name)) { yield return message; }
        if (facts.Seconds is { } seconds && (seconds < limits.MinSeconds || seconds > limits.MaxSeconds))
        {
            yield return $"{name} is {Phrases.Number(decimal.Round(seconds, 2))} s long; {Phrases.Between(limits.MinSeconds, limits.MaxSeconds, " s")} is allowed.";
        }
    }

    public static IEnumerable<string> TotalMessages(IReadOnlyList<MediaItem> items, MediaSlotDescription slot)
    {
        foreach (var (index, item) in items.Index().Where(_ => items.Count > 1))
        {
            if (item.Facts?.Seconds is { } one && one > slot.Limits.MaxSecondsOfSeveral)
            {
                yield return $"{Phrases.NameOf(item, slot, index)} is {Phrases.Number(decimal.Round(one, 2))} s long; with several there, at most {Phrases.Number(slot.Limits.MaxSecondsOfSeveral.Value)} s each are allowed.";
            }
        }

        var bytes = items.Sum(item => (decimal)(BytesOf(item) ?? 0));
        if (bytes > slot.Limits.TotalBytes) { yield return $"{slot.Label} have {Phrases.Bytes(bytes)} together; at most {Phrases.Bytes(slot.Limits.TotalBytes.Value)} are allowed."; }

        var seconds = items.Sum(item => item.Facts?.Seconds is { } length and > 0 and < 1_000_000 ? length : 0);
        if (seconds > slot.Limits.TotalSeconds) { yield return $"{slot.Label} are {Phrases.Number(decimal.Round(seconds, 2))} s long together; at most {Phrases.Number(slot.Limits.TotalSeconds.Value)} s are allowed."; }
    }

    /// <param name="like">What lies in the slot that this one is to be like; null when that is empty.</param>
    public static IEnumerable<string> LikenessMessages(IReadOnlyList<MediaItem> items, MediaSlotDescription slot, MediaItem? like, MediaSlotDescription likeSlot)
    {
        if (slot.Limits.PixelsFactor is not { } factor || PixelsOf(like) is not { } wanted) { yield break; }

        foreach (var (index, item) in items.Index())
        {
            if (PixelsOf(item) is not { } pixels || (pixels <= wanted * factor && pixels * factor >= wanted)) { continue; }

            var allowed = Phrases.Between(decimal.Round(1 / factor, 2), factor, " times");
            yield return $"{Phrases.NameOf(item, slot, index)} has {Phrases.Number(decimal.Round(pixels / wanted, 2))} times the pixels of {likeSlot.Label} ({Size(item)} against {Size(like!)}); {allowed} is allowed.";
        }

        static string Size(MediaItem item) => $"{item.Facts!.Width} × {item.Facts.Height}";
    }

    private static IEnumerable<string> SizeMessages(MediaFacts facts, MediaLimits limits, string name)
    {
        if (facts is not { Width: { } width, Height: { } height }) { yield break; }
        if (width <= 0 || height <= 0)
        {
            yield return $"{name} has no size that can be read ({width} × {height} pixels).";
            yield break;
        }

        if (Math.Min(width, height) < limits.MinSide || Math.Max(width, height) > limits.MaxSide)
        {
            yield return $"{name} has {width} × {height} pixels; each side must have {Phrases.Between(limits.MinSide, limits.MaxSide, " pixels")}.";
        }

        var ratio = (decimal)width / height;
        if (ratio < limits.MinRatio || ratio > limits.MaxRatio)
        {
            yield return $"{name} has {width} × {height} pixels, a width of {Phrases.Number(decimal.Round(ratio, 2))} times its height; {Phrases.Between(limits.MinRatio, limits.MaxRatio, " times")} is allowed.";
        }

        var pixels = (long)width * height;
        if (pixels < limits.MinPixels || pixels > limits.MaxPixels)
        {
            yield return $"{name} has {Phrases.Count(pixels)} pixels ({width} × {height}); {Phrases.Between(limits.MinPixels, limits.MaxPixels, " pixels")} are allowed.";
        }
    }

    private static decimal? PixelsOf(MediaItem? item) => item?.Facts is { Width: > 0 and var width, Height: > 0 and var height } ? (decimal)width * height : null;

    private static long? BytesOf(MediaItem item) => item.Facts?.Bytes ?? MediaAddress.DataBytes(item.Address);
}
