using System.Globalization;
using System.Text;
using System.Xml;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>An edit list as FCPXML 1.10, which Final Cut Pro, DaVinci Resolve and others read: one clip after the other, with its prompt as a note. Pure.</summary>
internal static class FinalCutXml
{
    private const int UsualWidth = 1920;
    private const int UsualHeight = 1080;

    public static byte[] Write(EditList list)
    {
        var formats = list.Clips.Select(clip => FormatOf(clip, list)).Prepend(FormatOf(list.Clips[0], list) with { Rate = list.Rate }).Distinct().ToList();
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartDocument();
            xml.WriteDocType("fcpxml", null, null, null);
            Begin(xml, "fcpxml", ("version", "1.10"));
            Begin(xml, "resources");
            foreach (var (index, format) in formats.Index())
            {
                Begin(xml, "format", ("id", FormatId(index)), ("frameDuration", TimeOf(1, format.Rate)), ("width", Number(format.Width)), ("height", Number(format.Height)));
                xml.WriteEndElement();
            }

            foreach (var (index, clip) in list.Clips.Index())
            {
                var format = FormatOf(clip, list);
                Begin(xml, "asset", ("id", AssetId(index)), ("name", Clean(clip.File)), ("start", "0s"), ("duration", TimeOf(format.Rate.FramesIn(clip.Seconds), format.Rate)), ("hasVideo", "1"), ("format", FormatId(formats.IndexOf(format))));
                if (clip.HasSound)
                {
                    foreach (var (name, value) in new[] { ("hasAudio", "1"), ("audioSources", "1"), ("audioChannels", "2") }) { xml.WriteAttributeString(name, value); }
                }

                // Beside this file, wherever the zip is unpacked.
                Begin(xml, "media-rep", ("kind", "original-media"), ("src", $"./{Uri.EscapeDataString(clip.File)}"));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            WriteSequence(xml, list, formats);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void WriteSequence(XmlWriter xml, EditList list, List<Format> formats)
    {
        Begin(xml, "library");
        Begin(xml, "event", ("name", Clean(list.Title)));
        Begin(xml, "project", ("name", Clean(list.Title)));
        Begin(xml, "sequence", ("format", FormatId(0)), ("duration", TimeOf(list.Places().Sum(place => place.Frames), list.Rate)), ("tcStart", "0s"), ("tcFormat", "NDF"));
        Begin(xml, "spine");
        foreach (var ((clip, begin, frames), index) in list.Places().Select((place, index) => (place, index)))
        {
            Begin(xml, "asset-clip", ("ref", AssetId(index)), ("name", Clean(clip.Card.Title ?? clip.File)), ("offset", TimeOf(begin, list.Rate)), ("start", "0s"), ("duration", TimeOf(frames, list.Rate)), ("format", FormatId(formats.IndexOf(FormatOf(clip, list)))), ("tcFormat", "NDF"));
            xml.WriteElementString("note", Clean(NoteOf(clip, list)));
            xml.WriteEndElement();
        }

        for (var open = 0; open < 6; open++) { xml.WriteEndElement(); }
    }

    private static string NoteOf(EditClip clip, EditList list) => string.Join('\n', new[]
    {
        clip.Card.Prompt,
        $"{clip.Card.ProviderName} · {clip.Card.ModelName}",
        clip.Seed is { } seed ? $"Seed {seed.ToString(CultureInfo.InvariantCulture)}" : null,
        clip.Rate is null ? $"FRAME RATE NOT KNOWN: {list.Rate.Value.ToString("0.###", CultureInfo.InvariantCulture)} IS ASSUMED" : null,
    }.Where(line => !string.IsNullOrEmpty(line)));

    private static Format FormatOf(EditClip clip, EditList list) => new(clip.Rate ?? list.Rate, clip.Width ?? UsualWidth, clip.Height ?? UsualHeight);

    // As a fraction of a second, which is exact at 29.97 too.
    private static string TimeOf(long frames, FrameRate rate) => frames == 0 ? "0s" : string.Create(CultureInfo.InvariantCulture, $"{frames * rate.Seconds}/{rate.Frames}s");

    private static string FormatId(int index) => $"r{Number(index + 1)}";

    private static string AssetId(int index) => $"a{Number(index + 1)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Begin(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) { xml.WriteAttributeString(attribute, value); }
    }

    // What XML has no way to write.
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) { clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()); }
        return clean.ToString();
    }

    private sealed record Format(FrameRate Rate, int Width, int Height);
}
