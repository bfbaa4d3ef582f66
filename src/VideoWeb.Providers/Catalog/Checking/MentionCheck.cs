using System.Globalization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>A prompt speaks of media by number, such as <c>@Image2</c>: each number must have its medium.</summary>
public static class MentionCheck
{
    private const string Prompt = "prompt";
    private const int MaxErrors = 5;

    /// <summary>What the prompt can speak of: each medium of each slot that has mentions, in the form's order.</summary>
    public static IReadOnlyList<string> Known(ModeDescription mode, IReadOnlyList<MediaItem> media) =>
    [
        .. mode.Slots.Where(slot => slot.Mention is not null)
            .SelectMany(slot => Enumerable.Range(1, CountIn(slot, media)).Select(number => string.Create(CultureInfo.InvariantCulture, $"{slot.Mention}{number}"))),
    ];

    /// <summary>What the prompt speaks of although there is no such medium; at most a few of each slot, each short.</summary>
    public static IReadOnlyList<string> Unknown(GenerationInput input) => [.. Missing(input).Select(missing => missing.Slot.Mention + Phrases.Short(missing.Number))];

    internal static IEnumerable<CheckError> Errors(GenerationInput input) => Missing(input).Select(missing =>
    {
        var (mention, slot, count) = (missing.Slot.Mention + Phrases.Short(missing.Number), Phrases.Label(missing.Slot), CountIn(missing.Slot, input.Media));
        return new CheckError(Prompt, count == 0
            ? Message.Of(MessageCode.MentionOfNothing, ("mention", mention), ("slot", slot))
            : Message.Of(MessageCode.MentionBeyond, ("mention", mention), ("slot", slot), ("count", count)));
    });

    private static IEnumerable<(MediaSlotDescription Slot, string Number)> Missing(GenerationInput input)
    {
        if (input.Values[Prompt] is not { } value || JsonText.Read(value) is not { } prompt || prompt.Length > ModelCheck.MaxTextLength) { return []; }

        return input.Mode.Slots.Where(slot => slot.Mention is not null).SelectMany(slot => Numbers(prompt, slot.Mention!)
            .Where(number => number.Length > 3 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index < 1 || index > CountIn(slot, input.Media))
            .Distinct()
            .Take(MaxErrors)
            .Select(number => (slot, number)));
    }

    private static int CountIn(MediaSlotDescription slot, IReadOnlyList<MediaItem> media) => media.Count(item => item.Slot == slot.Name);

    /// <summary>The digits that follow each mention; a mention without digits is ordinary text.</summary>
    private static IEnumerable<string> Numbers(string prompt, string mention)
    {
        for (var at = prompt.IndexOf(mention, StringComparison.Ordinal); at >= 0; at = prompt.IndexOf(mention, at + mention.Length, StringComparison.Ordinal))
        {
            var start = at + mention.Length;
            var end = start;
            while (end < prompt.Length && char.IsAsciiDigit(prompt[end])) { end++; }
            if (end > start) { yield return prompt[start..end]; }
        }
    }
}
