using System.Text;
using System.Xml.Linq;
using VideoWeb.Data.Clips;
using VideoWeb.Endpoints.Downloads;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class ClipXmpTests
{
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";

    [Fact]
    public void Xmp_SaysWhatIsKnown_AndIsXml_WhateverIsInItsTexts()
    {
        var card = SampleTask.Card(1) with { Title = "\U0001FA81 \u202Eשלום \u0000\u000B]]>", Prompt = "<b> & \"'\" \ud800 \uFFFE\n]]>", Rating = 4 };
        Tag[] tags = [new() { Id = new(Guid.NewGuid()), Name = "sea & <sky>", Color = TagColor.Blue }, new() { Id = new(Guid.NewGuid()), Name = "夜", Color = TagColor.Blue }];

        var xml = Read(new(card, null, null, null) { Tags = tags }, "Mira & Co");

        Assert.Equal("\U0001FA81 \u202Eשלום \uFFFD\uFFFD]]>", Assert.Single(Items(xml, "title")));
        Assert.Equal("<b> & \"'\" \uFFFD \uFFFD\n]]>", Assert.Single(Items(xml, "description")));
        Assert.Equal(["Mira & Co"], Items(xml, "creator"));
        Assert.Equal(["sea & <sky>", "夜"], Items(xml, "subject"));
        Assert.Equal(("4", "Vidu Vidu Q3 Pro"), (xml.Descendants(Basic + "Rating").Single().Value, xml.Descendants(Basic + "CreatorTool").Single().Value));
    }

    [Fact]
    public void Xmp_OfARejectedUpload_IsRejected_AndOfNoModel()
    {
        var xml = Read(new(SampleTask.Card(1) with { TaskId = null, Verdict = ClipVerdict.Rejected, Rating = 3, Prompt = "" }, null, null, null), "Mira");

        Assert.Equal("-1", xml.Descendants(Basic + "Rating").Single().Value);
        Assert.DoesNotContain(xml.Descendants(), element => element.Name.LocalName is "CreatorTool" or "DigitalSourceType" or "description" or "title" or "subject");
    }

    private static IEnumerable<string> Items(XDocument xml, string name) => xml.Descendants(Core + name).Single().Descendants(Rdf + "li").Select(item => item.Value);

    private static XDocument Read(ClipDetail detail, string member) => XDocument.Parse(Encoding.UTF8.GetString(ClipXmp.Write(detail, member).Span), LoadOptions.PreserveWhitespace);
}
