using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Media that fit the slots of a mode: addresses and data URIs, measured or not.</summary>
internal static class RandomMedia
{
    public static List<MediaItem> For(ModeDescription mode, Random random)
    {
        var media = new List<MediaItem>();
        foreach (var slot in mode.Slots)
        {
            var count = random.Next(slot.Minimum, slot.Maximum + 1);
            var like = media.Find(item => item.Slot == slot.PixelsLike)?.Facts;
            media.AddRange(Enumerable.Range(0, count).Select(_ => Like(Item(slot, random, count), like)));
        }

        // A mode of optional slots needs something in its first one, which leans on no other.
        if (media.Count < mode.MinimumMedia || mode.Slots.Any(slot => slot.RequiresAnyOf.Count > 0 && media.Any(item => item.Slot == slot.Name)
            && !media.Any(item => slot.RequiresAnyOf.Contains(item.Slot))))
        {
            media.Insert(0, Item(mode.Slots[0], random, 1));
        }
        return media;
    }

    private static MediaItem Like(MediaItem item, MediaFacts? other) =>
        item.Facts is { } facts && other is not null ? item with { Facts = facts with { Width = other.Width, Height = other.Height } } : item;

    public static MediaItem Item(MediaSlotDescription slot, Random random, int count)
    {
        var asData = slot.Travel.HasFlag(MediaTransferMode.DataUri) && random.Next(3) == 0;
        var format = slot.Limits.Formats.Count > 0 ? slot.Limits.Formats[random.Next(slot.Limits.Formats.Count)] : slot.Kind switch { MediaKind.Video => "mp4", MediaKind.Audio => "mp3", _ => "png" };
        var address = asData ? $"data:{Type(slot.Kind, format)};base64,{Convert.ToBase64String(new byte[random.Next(1, 60)])}" : RandomText.Address(random);
        return new MediaItem(slot.Name, slot.Kind, address, random.Next(2) == 0 ? null : Facts(slot, format, random, count), random.Next(2) == 0 ? null : "片 1.dat");
    }

    public static string Type(MediaKind kind, string format) => (kind, format) switch
    {
        (MediaKind.Image, "jpg") => "image/jpeg",
        (MediaKind.Image, _) => $"image/{format}",
        (MediaKind.Audio, "mp3") => "audio/mpeg",
        (MediaKind.Audio, _) => $"audio/{format}",
        _ => $"video/{format}",
    };

    /// <summary>Within every limit of the slot, also when there are so many of them.</summary>
    public static MediaFacts Facts(MediaSlotDescription slot, string format, Random random, int count)
    {
        var limits = slot.Limits;
        var bytes = random.NextInt64(1, Math.Min(limits.MaxBytes ?? 1_000_000, (limits.TotalBytes ?? long.MaxValue) / count) + 1);
        if (slot.Kind == MediaKind.Audio) { return new MediaFacts(bytes, format, Seconds: Seconds(limits, random, count)); }

        var least = Math.Max(limits.MinSide ?? 1, 720);
        var side = random.Next(least, Math.Min(limits.MaxSide ?? 2_000, 2_000) + 1);
        var (width, height) = random.Next(3) switch { 0 => (side, side), 1 => (side, least), _ => (least, side) };
        var ratio = (decimal)width / height;
        if (ratio < limits.MinRatio || ratio > limits.MaxRatio) { height = width; }
        return new MediaFacts(bytes, format, width, height, slot.Kind == MediaKind.Video ? Seconds(limits, random, count) : null);
    }

    private static decimal Seconds(MediaLimits limits, Random random, int count)
    {
        var least = limits.MinSeconds ?? 1;
        var most = Math.Min(limits.MaxSeconds ?? 15, (limits.TotalSeconds ?? 1_000) / count);
        return least + ((most - least) * random.Next(101) / 100);
    }
}
