using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>What messages call fields, media and what somebody typed.</summary>
internal static class Phrases
{
    private const int MaxQuoted = 60;

    /// <summary>What somebody typed, bounded, without half a character at its end.</summary>
    public static string Short(string? text)
    {
        text ??= "";
        var line = text.Length > MaxQuoted ? TextCut.To(text, MaxQuoted) + "…" : text;
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    public static MessageArgument Quoted(string? text) => new MessageArgument.Quoted(Short(text));

    public static MessageArgument Label(ParameterDescription parameter) => new MessageArgument.CatalogText(parameter.Label);

    public static MessageArgument Label(MediaSlotDescription slot) => new MessageArgument.CatalogText(slot.Label);

    /// <summary>What messages call a medium: its file name, else its place.</summary>
    public static MessageArgument MediumOf(MediaItem item, MediaSlotDescription slot, int index)
    {
        if (!string.IsNullOrWhiteSpace(item.Name)) { return Quoted(item.Name); }

        return slot.Maximum == 1 ? Label(slot) : Message.Of(MessageCode.MediumByNumber, ("slot", Label(slot)), ("number", index + 1));
    }

    /// <summary>By which messages choose their words; also how its media types begin.</summary>
    public static string Word(MediaKind kind) => kind switch { MediaKind.Image => "image", MediaKind.Video => "video", _ => "audio" };
}
