using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Every way in which the media of an input can break one rule of a slot, or of the modes.</summary>
internal static class MediaViolations
{
    public static IEnumerable<Violation> In(GenerationInput input) =>
        [.. input.Mode.Slots.SelectMany(slot => OfSlot(input, slot)), .. OfModes(input)];

    private static IEnumerable<Violation> OfSlot(GenerationInput input, MediaSlotDescription slot)
    {
        Violation With(string rule, bool isOnThePage, IEnumerable<MediaItem> media)
        {
            var broken = input with { Media = [.. media] };
            return new Violation($"{slot.Name}: {rule}", broken, broken, isOnThePage);
        }

        var others = input.Media.Where(item => item.Slot != slot.Name).ToList();
        var mine = input.Media.Where(item => item.Slot == slot.Name).ToList();
        // Without its picture a request may still be one of another mode, and in order.
        if (slot.Minimum > 0) { yield return With("missing", !IsOfAnotherMode(input, others), others); }

        var random = new Random(mine.Count);
        var full = Enumerable.Range(0, slot.Maximum + 1).Select(_ => RandomMedia.Item(slot, random, slot.Maximum + 1) with { Facts = null });
        yield return With("too many", slot.WireAsList, others.Concat(full));
        if (slot.RequiresAnyOf.Count > 0)
        {
            yield return With("alone", true, [RandomMedia.Item(slot, random, 1) with { Facts = null }]);
        }
        if (mine.Count == 0) { yield break; }

        Violation First(string rule, bool isOnThePage, Func<MediaItem, MediaItem> change) => With(rule, isOnThePage, others.Concat([change(mine[0]), .. mine.Skip(1)]));
        Violation Address(string rule, string address) => First(rule, true, item => item with { Address = address, Facts = null });

        yield return Address("ftp address", "ftp://example.com/a.png");
        yield return Address("no address", "picture.png");
        yield return Address("script", "javascript:alert(1)");
        if (!slot.Travel.HasFlag(MediaTransferMode.DataUri)) { yield return Address("data URI", $"data:{RandomMedia.Type(slot.Kind, "png")};base64,AAAA"); }
        else
        {
            yield return Address("broken base64", $"data:{RandomMedia.Type(slot.Kind, "png")};base64,A*A");
            // Where the base64 goes alone, its type does not go with it.
            yield return First("another type", !slot.Travel.HasFlag(MediaTransferMode.Base64), item => item with { Address = "data:text/html;base64,AAAA", Facts = null });
            if (slot.Limits.Formats.Count > 0) { yield return Address("another format", $"data:{RandomMedia.Type(slot.Kind, "x-icon")};base64,AAAA"); }
        }

        var facts = RandomMedia.Facts(slot, slot.Limits.Formats.FirstOrDefault("png"), random, mine.Count);
        foreach (var (rule, broken) in BrokenFacts(slot.Limits, facts)) { yield return First(rule, false, item => item with { Address = "https://example.com/x", Facts = broken }); }
        if (others.Find(item => item.Slot == slot.PixelsLike)?.Facts is { Width: { } width, Height: { } height })
        {
            yield return First("more pixels than the other", false, item => item with { Address = "https://example.com/x", Facts = facts with { Width = width * 2, Height = height * 2 } });
        }
        var otherKind = slot.Kind == MediaKind.Image ? MediaKind.Video : MediaKind.Image;
        yield return First("another kind", false, item => item with { Kind = otherKind });
    }

    private static IEnumerable<(string Rule, MediaFacts Facts)> BrokenFacts(MediaLimits limits, MediaFacts facts)
    {
        if (limits.MaxBytes is { } bytes) { yield return ("too many bytes", facts with { Bytes = bytes + 1 }); }
        if (limits.TotalBytes is { } total) { yield return ("too many bytes together", facts with { Bytes = total + 1 }); }
        if (limits.MinSide is { } least) { yield return ("too small", facts with { Width = least - 1, Height = least - 1 }); }
        if (limits.MaxSide is { } most) { yield return ("too large", facts with { Width = most + 1, Height = most + 1 }); }
        if (limits.MinRatio is { } narrow) { yield return ("too narrow", facts with { Width = (int)(2_000 * narrow) - 1, Height = 2_000 }); }
        if (limits.MaxRatio is { } wide) { yield return ("too wide", facts with { Width = (int)(1_000 * wide) + 1, Height = 1_000 }); }
        if (limits.MinPixels is not null) { yield return ("too few pixels", facts with { Width = 300, Height = 300 }); }
        if (limits.MaxPixels is not null) { yield return ("too many pixels", facts with { Width = 6_000, Height = 6_000 }); }
        if (limits.MinSeconds is { } shortest) { yield return ("too short", facts with { Seconds = shortest - 0.01m }); }
        if (limits.MaxSeconds is { } longest) { yield return ("too long", facts with { Seconds = longest + 0.01m }); }
        if (limits.TotalSeconds is { } together) { yield return ("too long together", facts with { Seconds = together + 0.01m }); }
        if (limits.Formats.Count > 0) { yield return ("another format by content", facts with { Format = "exe" }); }
    }

    // The slot of another mode, added: the check refuses it, and so must the provider, unless the whole is a request of a third mode.
    private static IEnumerable<Violation> OfModes(GenerationInput input)
    {
        foreach (var slot in input.Model.Modes.SelectMany(mode => mode.Slots).Where(slot => input.Mode.FindSlot(slot.Name) is null).DistinctBy(slot => slot.Name))
        {
            List<MediaItem> media = [.. input.Media, RandomMedia.Item(slot, new Random(7), 1) with { Facts = null }];
            // Vidu's pictures all lie in one list: to its reference path one more is just one more.
            var isOneMore = input.Mode.CreatePath is not null && input.Mode.Slots.Any(own => own.WirePath == slot.WirePath);
            var mixed = input.Mode with { Slots = [.. input.Mode.Slots, slot] };
            yield return new Violation(
                $"mode {input.Mode.Id}: with {slot.Name}", input with { Media = media }, input with { Media = media, Mode = mixed }, !isOneMore && !IsOfAnotherMode(input, media));
        }
    }

    // Where modes have paths of their own, a request is of the modes of its path only.
    private static bool IsOfAnotherMode(GenerationInput input, IReadOnlyList<MediaItem> media)
    {
        return input.Model.Modes.Any(mode => mode.Id != input.Mode.Id && mode.CreatePath == input.Mode.CreatePath
            && media.All(item => mode.FindSlot(item.Slot) is not null)
            && mode.Slots.All(slot => media.Count(item => item.Slot == slot.Name) is var count && count >= slot.Minimum && count <= slot.Maximum)
            && (mode.Slots.Count == 0 || media.Count >= Math.Max(1, mode.MinimumMedia)));
    }
}
