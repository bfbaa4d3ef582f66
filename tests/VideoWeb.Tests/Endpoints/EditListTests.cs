using System.Text;
using System.Xml.Linq;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Endpoints.Downloads;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Components.Compose;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class EditListTests
{
    private static readonly FrameRate Film = new(24, 1);
    private static readonly ProviderDescription Vidu = ComposeSamples.Catalog.FindProvider("vidu")!;

    [Fact]
    public void Edl_NumbersEvents_AndLaysThemOneAfterTheOther()
    {
        var list = new EditList("Cut", [Clip("001-a.mp4", 5, Film), Clip("002-b.mp4", 2.5m, Film, hasSound: true)]);

        var lines = CmxEdl.Write(list).Split("\r\n");

        Assert.Equal(["TITLE: Cut", "FCM: NON-DROP FRAME", "* FRAME RATE: 24"], lines[..3]);
        Assert.Contains("001  CLIP001  V     C        00:00:00:00 00:00:05:00 01:00:00:00 01:00:05:00", lines);
        Assert.Contains("* FROM CLIP NAME: 001-a.mp4", lines);
        Assert.Contains("002  CLIP002  B     C        00:00:00:00 00:00:02:12 01:00:05:00 01:00:07:12", lines);
    }

    [Fact]
    public void Edl_WhatIsNotKnown_IsSaid_AndNoNameBreaksALine()
    {
        var text = CmxEdl.Write(new EditList("Cut\r\n001  EVIL", [Clip("a\nb.mp4", 0, null)]));

        Assert.Contains("TITLE: Cut  001  EVIL\r\n", text, StringComparison.Ordinal);
        Assert.Contains("* FRAME RATE NOT KNOWN: 25 IS ASSUMED", text, StringComparison.Ordinal);
        Assert.Contains("* FROM CLIP NAME: a b.mp4\r\n* COMMENT: Vidu Vidu Q3 Pro SEED 7\r\n* COMMENT: LENGTH NOT KNOWN, ONE FRAME IS ASSUMED", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 25, "00:00:00:00")]
    [InlineData(25 * 3600L * 25, 25, "01:00:00:00")]
    [InlineData(((59 * 60) + 59) * 30 + 29, 30, "00:59:59:29")]
    public void Code_OfFrames_CountsHoursOfADay(long frames, int rate, string code) => Assert.Equal(code, CmxEdl.Code(frames, rate));

    [Fact]
    public void Fcpxml_IsXml_WhateverIsInItsTexts_AndItsTimesAddUp()
    {
        var ntsc = new FrameRate(30000, 1001);
        var list = new EditList("<&\"\u0001", [Clip("001-ä & b.mp4", 5, ntsc, prompt: "]]> \ud800 <b>"), Clip("002.mp4", 1, ntsc, hasSound: true), Clip("003.mp4", 1, Film)]);

        var xml = XDocument.Parse(Encoding.UTF8.GetString(FinalCutXml.Write(list)));

        Assert.Equal("1.10", xml.Root!.Attribute("version")!.Value);
        var formats = xml.Descendants("format").ToDictionary(format => format.Attribute("id")!.Value, format => format.Attribute("frameDuration")!.Value);
        Assert.Equal(["1/24s", "1001/30000s"], formats.Values.Order(StringComparer.Ordinal));
        Assert.Equal(["./001-%C3%A4%20%26%20b.mp4", "./002.mp4", "./003.mp4"], xml.Descendants("media-rep").Select(file => file.Attribute("src")!.Value));
        Assert.Equal(["0s", "150150/30000s", "180180/30000s"], xml.Descendants("asset-clip").Select(clip => clip.Attribute("offset")!.Value));
        Assert.Equal("210210/30000s", xml.Descendants("sequence").Single().Attribute("duration")!.Value);
        Assert.Single(xml.Descendants("asset"), asset => asset.Attribute("hasAudio") is not null);
        Assert.All(xml.Descendants("asset-clip"), clip => Assert.Contains(xml.Descendants("asset"), asset => asset.Attribute("id")!.Value == clip.Attribute("ref")!.Value));
    }

    [Fact]
    public void Csv_HasNoFormulas_AndEveryRowItsColumns()
    {
        var list = new EditList("Cut", [Clip("001.mp4", 5, Film, prompt: "=HYPERLINK(\"http://h\")"), Clip("002.mp4", 5, null, prompt: "-2+3, \"two\"\nlines")]);

        var text = Encoding.UTF8.GetString(EditCsv.Write(list));

        Assert.Contains(",\"'=HYPERLINK(\"\"http://h\"\")\",7,5,24,120,1280,720,35,credits,no,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'-2+3, \"\"two\"\"\nlines\",7,5,,120,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24", 24, 1)]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("29.97", 30000, 1001)]
    [InlineData("16.02", 16, 1)]
    public void Rate_NearAUsualOne_IsThat(string rate, int frames, int seconds) =>
        Assert.Equal(new FrameRate(frames, seconds), FrameRate.Near(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Rate_OfWhatIsNoClip_IsNotKnown()
    {
        Assert.Null(FrameRate.Near(0.2m));
        using var nonsense = new MemoryStream(new byte[100]);
        Assert.Null(FrameRate.Read(nonsense));
    }

    private static EditClip Clip(string file, decimal seconds, FrameRate? rate, bool hasSound = false, string prompt = "A kite")
    {
        var task = new TaskDetail(
            SampleTask.Archived(null) with { ProviderId = "vidu" }, DescriptionJson.Write(ModelSnapshot.Create(Vidu, Vidu.FindModel("viduq3-pro")!)), ParameterValues.Empty, [], null, null,
            """{"task_id":"9","state":"created","seed":7}""", [], [], null, []);
        return new(file, seconds, rate, 1280, 720, hasSound, new ClipDetail(SampleTask.Card(1) with { Prompt = prompt, Cost = new ReportedCost(35, "credits") }, task, null, null), "Mira");
    }
}
