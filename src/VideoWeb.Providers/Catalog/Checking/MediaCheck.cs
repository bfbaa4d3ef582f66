using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Whether media fit the slots of a mode.</summary>
internal static class MediaCheck
{
    private const int MaxStrangers = 20;

    public static IEnumerable<CheckError> Errors(ModeDescription mode, IReadOnlyList<MediaItem> media)
    {
        var label = new MessageArgument.CatalogText(mode.Label);
        var strange = media.Select(item => item.Slot).Where(name => mode.FindSlot(name) is null).Distinct(StringComparer.Ordinal).Take(MaxStrangers);
        foreach (var name in strange) { yield return new CheckError(Phrases.Short(name), Message.Of(MessageCode.SlotNotKnown, ("mode", label), ("slot", Phrases.Quoted(name)))); }

        foreach (var slot in mode.Slots)
        {
            foreach (var message in SlotMessages(mode, slot, media)) { yield return new CheckError(slot.Name, message); }
        }

        var placed = media.Count(item => mode.FindSlot(item.Slot) is not null);
        if (placed < mode.MinimumMedia && mode.Slots.All(slot => slot.Minimum == 0))
        {
            yield return new CheckError("", Message.Of(MessageCode.ModeNeedsMedia, ("mode", label), ("count", mode.MinimumMedia), ("slots", AnyOf(mode.Slots.Select(Phrases.Label)))));
        }
    }

    private static IEnumerable<Message> SlotMessages(ModeDescription mode, MediaSlotDescription slot, IReadOnlyList<MediaItem> media)
    {
        var label = Phrases.Label(slot);
        var items = media.Where(item => item.Slot == slot.Name).ToList();
        if (items.Count < slot.Minimum)
        {
            yield return items.Count == 0
                ? Message.Of(MessageCode.SlotMissing, ("slot", label), ("kind", Phrases.Word(slot.Kind)), ("count", slot.Minimum))
                : Message.Of(MessageCode.SlotTooFew, ("slot", label), ("count", items.Count), ("least", slot.Minimum));
        }

        if (items.Count > slot.Maximum) { yield return Message.Of(MessageCode.SlotTooMany, ("slot", label), ("count", new MessageArgument.Count(items.Count)), ("most", slot.Maximum)); }

        if (items.Count > 0 && slot.RequiresAnyOf.Count > 0 && !slot.RequiresAnyOf.Any(name => media.Any(item => item.Slot == name)))
        {
            var others = AnyOf(slot.RequiresAnyOf.Select(name => mode.FindSlot(name) is { } other ? Phrases.Label(other) : name));
            yield return Message.Of(MessageCode.SlotNotAlone, ("slot", label), ("others", others));
        }

        // Beyond the allowed number nothing is examined: the count is wrong already, and there may be very many.
        var examined = items.Take(slot.Maximum).ToList();
        foreach (var (index, item) in examined.Index())
        {
            var medium = Phrases.MediumOf(item, slot, index);
            if (item.Kind != slot.Kind)
            {
                yield return Message.Of(
                    MessageCode.MediumOfOtherKind, ("medium", medium), ("kind", Phrases.Word(item.Kind)), ("slot", label), ("wanted", Phrases.Word(slot.Kind)));
            }
            else if (MediaAddress.Problem(item.Address, slot, medium) is { } problem) { yield return problem; }
            else
            {
                foreach (var message in MediaLimitCheck.ItemMessages(item, slot, medium)) { yield return message; }
            }
        }

        foreach (var message in MediaLimitCheck.TotalMessages(examined, slot)) { yield return message; }
        if (mode.Slots.FirstOrDefault(other => other.Name == slot.PixelsLike) is { } model)
        {
            foreach (var message in MediaLimitCheck.LikenessMessages(examined, slot, media.FirstOrDefault(item => item.Slot == model.Name), model)) { yield return message; }
        }
    }

    private static MessageArgument AnyOf(IEnumerable<MessageArgument> labels) => new MessageArgument.Several([.. labels], MessageListKind.Or);
}

/// <summary>Sizes, shapes and lengths of media against what a slot allows, as far as they are known.</summary>
internal static class MediaLimitCheck
{
    private const string Second = "s";

    public static IEnumerable<Message> ItemMessages(MediaItem item, MediaSlotDescription slot, MessageArgument medium)
    {
        var limits = slot.Limits;
        if (BytesOf(item) is { } bytes && bytes > limits.MaxBytes) { yield return Message.Of(MessageCode.MediumTooLarge, ("medium", medium), ("size", Excess(bytes)), ("most", Bytes(limits.MaxBytes.Value))); }
        if (item.Facts is not { } facts) { yield break; }

        if (limits.Formats.Count > 0 && !limits.Formats.Contains(facts.Format))
        {
            yield return Message.Of(
                MessageCode.MediumOfOtherFormat, ("medium", medium), ("format", Phrases.Short(facts.Format)), ("slot", Phrases.Label(slot)), ("formats", Allowed.Names(limits.Formats)));
        }

        foreach (var message in SizeMessages(facts, limits, medium)) { yield return message; }
        if (facts.Seconds is { } seconds && (seconds < limits.MinSeconds || seconds > limits.MaxSeconds))
        {
            var allowed = Allowed.Between(limits.MinSeconds, limits.MaxSeconds, Second);
            yield return Message.Of(MessageCode.MediumLengthWrong, ("medium", medium), ("length", Seconds(seconds)), ("allowed", allowed));
        }
    }

    public static IEnumerable<Message> TotalMessages(IReadOnlyList<MediaItem> items, MediaSlotDescription slot)
    {
        foreach (var (index, item) in items.Index().Where(_ => items.Count > 1))
        {
            if (item.Facts?.Seconds is { } one && one > slot.Limits.MaxSecondsOfSeveral)
            {
                yield return Message.Of(
                    MessageCode.MediumTooLongForSeveral,
                    ("medium", Phrases.MediumOf(item, slot, index)), ("length", Seconds(one)), ("most", Seconds(slot.Limits.MaxSecondsOfSeveral.Value)));
            }
        }

        var bytes = items.Sum(item => (decimal)(BytesOf(item) ?? 0));
        if (bytes > slot.Limits.TotalBytes)
        {
            yield return Message.Of(MessageCode.MediaTooLarge, ("slot", Phrases.Label(slot)), ("size", Excess((long)Math.Min(bytes, long.MaxValue))), ("most", Bytes(slot.Limits.TotalBytes.Value)));
        }

        var seconds = items.Sum(item => item.Facts?.Seconds is { } length and > 0 and < 1_000_000 ? length : 0);
        if (seconds > slot.Limits.TotalSeconds)
        {
            yield return Message.Of(MessageCode.MediaTooLong, ("slot", Phrases.Label(slot)), ("length", Seconds(seconds)), ("most", Seconds(slot.Limits.TotalSeconds.Value)));
        }
    }

    /// <param name="like">What lies in the slot that this one is to be like; null when that is empty.</param>
    public static IEnumerable<Message> LikenessMessages(IReadOnlyList<MediaItem> items, MediaSlotDescription slot, MediaItem? like, MediaSlotDescription likeSlot)
    {
        if (slot.Limits.PixelsFactor is not { } factor || like?.Facts is not { Width: > 0 and var likeWidth, Height: > 0 and var likeHeight }) { yield break; }

        var wanted = (decimal)likeWidth * likeHeight;
        foreach (var (index, item) in items.Index())
        {
            if (item.Facts is not { Width: > 0 and var width, Height: > 0 and var height }) { continue; }

            var pixels = (decimal)width * height;
            if (pixels <= wanted * factor && pixels * factor >= wanted) { continue; }

            yield return Message.Of(
                MessageCode.MediumNotAlike,
                ("medium", Phrases.MediumOf(item, slot, index)), ("times", decimal.Round(pixels / wanted, 2)), ("slot", Phrases.Label(likeSlot)),
                ("width", width), ("height", height), ("slotWidth", likeWidth), ("slotHeight", likeHeight), ("allowed", Allowed.Between(decimal.Round(1 / factor, 2), factor)));
        }
    }

    private static IEnumerable<Message> SizeMessages(MediaFacts facts, MediaLimits limits, MessageArgument medium)
    {
        if (facts is not { Width: { } width, Height: { } height }) { yield break; }
        if (width <= 0 || height <= 0)
        {
            yield return Message.Of(MessageCode.MediumSizeUnreadable, ("medium", medium), ("width", width), ("height", height));
            yield break;
        }

        if (Math.Min(width, height) < limits.MinSide || Math.Max(width, height) > limits.MaxSide)
        {
            yield return Message.Of(
                MessageCode.MediumSidesWrong, ("medium", medium), ("width", width), ("height", height), ("allowed", Allowed.Between(limits.MinSide, limits.MaxSide)));
        }

        var ratio = (decimal)width / height;
        if (ratio < limits.MinRatio || ratio > limits.MaxRatio)
        {
            yield return Message.Of(
                MessageCode.MediumRatioWrong,
                ("medium", medium), ("width", width), ("height", height), ("ratio", decimal.Round(ratio, 2)), ("allowed", Allowed.Between(limits.MinRatio, limits.MaxRatio)));
        }

        var pixels = (long)width * height;
        if (pixels < limits.MinPixels || pixels > limits.MaxPixels)
        {
            yield return Message.Of(
                MessageCode.MediumPixelsWrong,
                ("medium", medium), ("pixels", new MessageArgument.Count(pixels)), ("width", width), ("height", height), ("allowed", Allowed.BetweenCounts(limits.MinPixels, limits.MaxPixels)));
        }
    }

    private static MessageArgument Bytes(long bytes) => new MessageArgument.Bytes(bytes);

    private static MessageArgument Excess(long bytes) => new MessageArgument.Bytes(bytes, IsExcess: true);

    private static MessageArgument Seconds(decimal seconds) => new MessageArgument.Number(decimal.Round(seconds, 2), Second);

    private static long? BytesOf(MediaItem item) => item.Facts?.Bytes ?? MediaAddress.DataBytes(item.Address);
}
