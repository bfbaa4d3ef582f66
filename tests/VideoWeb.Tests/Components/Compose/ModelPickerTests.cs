using Bunit;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ModelPickerTests : ComponentTest
{
    private readonly List<ModelReference> _heard = [];
    private readonly List<ModelReference> _marked = [];

    [Fact]
    public void Closed_ShowsTheChosenModelOnly()
    {
        var picker = RenderPicker([]);

        Assert.Contains(ComposeSamples.Target("vidu", "viduq2").Model.Name, picker.Find("#model-picker").TextContent, StringComparison.Ordinal);
        Assert.Empty(picker.FindAll("#model-list"));
    }

    [Fact]
    public void Open_EveryProvider_HasItsModelsAndConnectionOrTheWayToOne()
    {
        var picker = RenderPicker([ComposeSamples.Connection("vidu", "Team key")]);

        picker.Find("#model-picker").Click();

        Assert.Equal(ComposeSamples.Catalog.Providers.Sum(provider => provider.Models.Count), picker.Models().Count);
        Assert.Contains("Team key", picker.Find("section[aria-labelledby=provider-vidu]").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, picker.FindAll("a[href='/w/a/connections']").Count);
    }

    [Fact]
    public void Pick_Model_IsHeardAndCloses()
    {
        var picker = RenderPicker([]);
        picker.Find("#model-picker").Click();

        picker.Models("provider-uniall")[0].Click();

        Assert.Equal([new ModelReference("uniall", ComposeSamples.Catalog.FindProvider("uniall")!.Models[0].Id)], _heard);
        Assert.Empty(picker.FindAll("#model-list"));
    }

    [Fact]
    public void Filter_Words_LeavesWhatHasThemAll()
    {
        var picker = RenderPicker([]);
        picker.Find("#model-picker").Click();

        picker.Find("#model-filter").Change("VIDU turbo");

        Assert.NotEmpty(picker.Models());
        Assert.All(picker.Models().Select(model => model.QuerySelector("strong")!), name => Assert.Contains("turbo", name.TextContent, StringComparison.OrdinalIgnoreCase));
        picker.Find("#model-filter").Change("<script>");
        Assert.Contains("No model has these words.", picker.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_WordsOfAName_FindsThatNameFirstAndEnterTakesIt()
    {
        var picker = RenderPicker([]);
        picker.Find("#model-picker").Click();

        picker.Find("#model-filter").Change("q3 pro");
        picker.Find("form").Submit();

        Assert.Equal([new ModelReference("vidu", "viduq3-pro")], _heard);
        Assert.Empty(picker.FindAll("#model-list"));
    }

    [Fact]
    public void Recent_StandsFirstAndPassesOverWhatIsGone()
    {
        var picker = RenderPicker([], new ModelReference("uniall", "viduq3-pro"), new ModelReference("uniall", "gone"), new ModelReference("vidu", "viduq2"), new ModelReference("uniall", "viduq3-pro"));

        picker.Find("#model-picker").Click();

        Assert.Equal("Vidu Q3 Pro UniAll", Assert.Single(picker.Models("models-recent")).QuerySelector("strong")!.ParentElement!.ReadText());
        picker.Find("#model-filter").Change("q3");
        Assert.Empty(picker.FindAll("section[aria-labelledby=models-recent]"));
    }

    [Fact]
    public void Favourites_MarkedAndListed_ByTheirStars()
    {
        var picker = RenderPicker([]);
        picker.Find("#model-picker").Click();
        picker.Find("button[aria-label='Favourite Vidu Q3 Pro UniAll']").Click();
        Assert.Equal([new ModelReference("uniall", "viduq3-pro")], _marked);
        Choose(picker, "Favourites");
        Assert.Contains("Mark a model with its star", picker.Markup, StringComparison.Ordinal);

        picker.Render(parameters => parameters.Add(p => p.Favourites, [new ModelReference("uniall", "viduq3-pro"), new ModelReference("uniall", "gone")]));

        Assert.Equal("true", Assert.Single(picker.FindAll("[aria-label^='Favourite ']")).GetAttribute("aria-pressed"));
        picker.Find("#model-filter").Change("q3");
        picker.Find("form").Submit();
        Assert.Equal([new ModelReference("uniall", "viduq3-pro")], _heard);
    }

    [Fact]
    public void Needs_Pressed_LeaveWhatCanDoAllOfThem()
    {
        var picker = RenderPicker([], new ModelReference("uniall", "viduq3-pro"));
        picker.Find("#model-picker").Click();
        var all = picker.Models().Count;

        Choose(picker, "First and last frame");
        var frames = picker.Models().Count;
        Choose(picker, "1080p");

        Assert.InRange(frames, 1, all - 1);
        Assert.InRange(picker.Models().Count, 1, frames);
        Choose(picker, "Recent");
        Assert.Single(picker.Models());
    }

    [Theory]
    [InlineData(false, null, "not used yet")]
    [InlineData(false, true, "works")]
    [InlineData(false, false, "The provider")]
    [InlineData(true, true, "paused")]
    public void Connection_SaysItsTrueState(bool isPaused, bool? wasOk, string expected)
    {
        ConnectionUseResult? last = wasOk switch { true => new(null, Message.Recorded("Fine.")), false => new(ProviderErrorKind.Key, Message.Recorded("The provider could not be reached.")), null => null };
        var picker = RenderPicker([ComposeSamples.Connection("vidu", "Team key") with { IsPaused = isPaused, LastResult = last }]);

        picker.Find("#model-picker").Click();

        Assert.StartsWith(expected, picker.Find("section[aria-labelledby=provider-vidu] header span").ReadText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_Closes()
    {
        var picker = RenderPicker([]);
        picker.Find("#model-picker").Click();

        picker.Find("section").KeyDown("Escape");

        Assert.Equal("false", picker.Find("#model-picker").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Rows_WithWhatClipsTookHere_SayTimeAndPriceAsSoonAsTheyAreRead()
    {
        var asked = 0;
        var picker = RenderPicker([ComposeSamples.Connection("vidu")]);
        picker.Render(parameters => parameters.Add(p => p.OnOpen, () => asked++));
        picker.Find("#model-picker").Click();
        Assert.Equal(1, asked);
        Assert.Contains("from 100 credits", RowOf(picker, "Vidu Q3 Pro").TextContent, StringComparison.Ordinal);

        picker.Render(parameters => parameters.Add(p => p.Histories, ModelHistories.Of([.. Enumerable.Repeat(new MadeClip("vidu", "viduq3-pro", false, TimeSpan.FromMinutes(3), new ReportedCost(120, "credits")), 5)])));

        var row = RowOf(picker, "Vidu Q3 Pro").TextContent;
        Assert.Contains("~ 3 min", row, StringComparison.Ordinal);
        Assert.Contains("~ 120 credits", row, StringComparison.Ordinal);
        Assert.DoesNotContain("from", row, StringComparison.Ordinal);
        Assert.StartsWith("Vi", row, StringComparison.Ordinal);
    }

    [Fact]
    public void CheapestFirst_ListsByPriceAndSaysWhereItIsUnknown()
    {
        var picker = RenderPicker([], new ModelReference("uniall", "viduq3-pro"));
        picker.Find("#model-picker").Click();

        Choose(picker, "Cheapest first");

        Assert.Equal(["Vidu, in its own unit", "Price unknown"], picker.FindAll("#model-list h2").Select(title => title.TextContent));
        Assert.Equal(ComposeSamples.Catalog.Providers.Sum(provider => provider.Models.Count), picker.FindAll("#model-list [data-stop]").Count);
        Assert.Contains("Vidu Q1", picker.FindAll("#model-list section")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("UniAll", picker.FindAll("#model-list section")[1].TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement RowOf(IRenderedComponent<ModelPicker> picker, string model) =>
        picker.FindAll("section[aria-labelledby=provider-vidu] [data-stop]").Single(row => row.QuerySelector("strong")!.TextContent == model);

    private IRenderedComponent<ModelPicker> RenderPicker(IReadOnlyList<ConnectionView> connections, params ModelReference[] recent) => Render<ModelPicker>(parameters => parameters
        .Add(p => p.Catalog, ComposeSamples.Catalog).Add(p => p.Target, ComposeSamples.Target("vidu", "viduq2")).Add(p => p.Connections, connections).Add(p => p.Recent, recent)
        .Add(p => p.ConnectionsAddress, "/w/a/connections").Add(p => p.OnPick, _heard.Add).Add(p => p.OnFavourite, _marked.Add));

    private static void Choose(IRenderedComponent<ModelPicker> picker, string text) => picker.FindAll("#model-list button").Single(button => button.TextContent == text).Click();
}
