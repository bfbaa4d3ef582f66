using System.Globalization;
using System.Text;
using System.Xml;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>How a picture was made, and what is thought of it, as an XMP file beside it, which photo programs read. Pure.</summary>
internal static class ClipXmp
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Core = "http://purl.org/dc/elements/1.1/";
    private const string Basic = "http://ns.adobe.com/xap/1.0/";
    private const string Own = "urn:videoweb:clip";
    private const string Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    // As IPTC calls what a model has made.
    private const string MadeByModel = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    // Lightroom and others call a rejected picture so.
    private const int Rejected = -1;

    /// <param name="member">Who made it, as readers are shown.</param>
    public static ReadOnlyMemory<byte> Write(ClipDetail detail, string member)
    {
        var card = detail.Card;
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Indent = true, OmitXmlDeclaration = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            xml.WriteStartElement("rdf", "RDF", Rdf);
            xml.WriteStartElement("rdf", "Description", Rdf);
            xml.WriteAttributeString("rdf", "about", Rdf, "");
            Value(xml, "xmp", "CreateDate", Basic, card.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            Value(xml, "xmp", "Rating", Basic, (card.Verdict == ClipVerdict.Rejected ? Rejected : card.Rating).ToString(CultureInfo.InvariantCulture));
            if (!card.IsUploaded)
            {
                Value(xml, "xmp", "CreatorTool", Basic, $"{card.ProviderName} {card.ModelName}");
                Value(xml, "Iptc4xmpExt", "DigitalSourceType", Iptc, MadeByModel);
            }

            if (card.Title is { } title) { List(xml, "title", "Alt", [title]); }
            if (card.Prompt.Length > 0) { List(xml, "description", "Alt", [card.Prompt]); }
            List(xml, "creator", "Seq", [member]);
            if (detail.Tags.Count > 0) { List(xml, "subject", "Bag", detail.Tags.Select(tag => tag.Name)); }
            if (detail.Task is { } task)
            {
                if (UsedSeed.Of(task) is { } seed) { Value(xml, "videoweb", "Seed", Own, seed.ToString(CultureInfo.InvariantCulture)); }
                Value(xml, "videoweb", "Parameters", Own, task.Values.ToJson());
            }

            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void Value(XmlWriter xml, string prefix, string name, string space, string value) => xml.WriteElementString(prefix, name, space, Clean(value));

    private static void List(XmlWriter xml, string name, string kind, IEnumerable<string> values)
    {
        xml.WriteStartElement("dc", name, Core);
        xml.WriteStartElement("rdf", kind, Rdf);
        foreach (var value in values)
        {
            xml.WriteStartElement("rdf", "li", Rdf);
            if (kind == "Alt") { xml.WriteAttributeString("xml", "lang", null, "x-default"); }
            xml.WriteString(Clean(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Clean(string text) => FinalCutXml.Clean(text);
}
