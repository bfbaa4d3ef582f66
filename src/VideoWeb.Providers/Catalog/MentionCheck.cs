using System.Globalization;

namespace VideoWeb.Providers.Catalog;

/// <summary>A prompt speaks of media by number, such as <c>@Image2</c>: each number must have its medium.</summary>
internal static class MentionCheck
{
    private const string Prompt = "prompt";
    private const int MaxErrors = 5;

    public static IEnumerable<CheckError> Errors(GenerationInput input)
    {
        if (input.Values[Prompt] is not { } value || JsonText.Of(value) is not { } prompt || prompt.Length > ModelCheck.MaxTextLength) { return []; }

        return input.Mode.Slots.Where(slot => slot.Mention is not null).SelectMany(slot => Errors(slot, slot.Mention!, prompt, input.Media.Count(item => item.Slot == slot.Name)));
    }

    private static IEnumerable<CheckError> Errors(MediaSlotDescription slot, string mention, string prompt, int count) => Numbers(prompt, mention)
        .Where(number => number.Length > 3 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index < 1 || index > count)
        .Distinct()
        .Take(MaxErrors)
        .Select(number => new CheckError(Prompt, $"The prompt speaks of {mention}{Phrases.Short(number)}, but {slot.Label} {(count == 0 ? "is empty" : $"holds only {count}")}."));

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
