using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Engine.BulkEdits;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>All that the filters find, changed at once, and the trash emptied by hand.</summary>
public sealed class BulkEditedClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task AllThatMatch_Picked_SayHowFarItIsAndAreTakenBack()
    {
        foreach (var prompt in new[] { "a red kite", "a red boat", "a blue sea" }) { await ClipAsync(prompt); }
        GoTo($"/w/{Here.Slug}/gallery?search=red");
        var page = Open();
        Select(page);

        Button(page, "All that match").Click();
        page.WaitForAssertion(() => Assert.Contains("All that match are selected", page.Find("section p").TextContent, StringComparison.Ordinal));
        Button(page, "Pick").Click();

        page.WaitForAssertion(() => Assert.Equal("Changing clips: 0 of 2", Line(page)));
        await RunAsync();
        WaitFor(page, () => Assert.Equal("2 clips changed.", Line(page)));
        WaitFor(page, () => Assert.Equal(["Picked", "Picked"], page.AllJudged()));
        Assert.Equal(2, (await Data.Gallery.ListAsync(Here.Actor, new() { Verdict = ClipVerdict.Picked }, null, 10, Token)).Clips.Count);

        Button(page, "Undo").Click();
        page.WaitForAssertion(() => Assert.Equal("Taking it back: 2 still to go", Line(page)));
        await RunAsync();
        WaitFor(page, () => Assert.Equal("All is as it was before.", Line(page)));
        WaitFor(page, () => Assert.Equal(["", ""], page.AllJudged()));
        Button(page, "Close").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-label='Change of many clips']")));
    }

    [Fact]
    public async Task Line_OnAPageOpenedLater_IsThereAndTakesItBack()
    {
        var clip = await ClipAsync("a red kite");
        Assert.IsType<BulkEditResult.Kept>(await Services.GetRequiredService<BulkEditCommands>().StartAsync(Here.Actor, ClipFilter.All, new(BulkEditKind.Trash, 1), Token));
        await RunAsync();

        var page = Open();
        WaitFor(page, () => Assert.Equal("1 clip changed.", Line(page)));
        Button(page, "Undo").Click();
        page.WaitForAssertion(() => Assert.Equal("Taking it back: 1 still to go", Line(page)));
        await RunAsync();

        Assert.False((await Data.Gallery.FindAsync(Here.Actor, clip, Token))!.Card.IsTrashed);
    }

    [Fact]
    public async Task Selected_OneByOneAgain_IsMeantAlone()
    {
        await ClipAsync("a red kite");
        var page = Open();
        Select(page);
        Button(page, "All that match").Click();
        page.WaitForAssertion(() => Assert.Contains("All that match are selected", page.Find("section p").TextContent, StringComparison.Ordinal));

        page.Find("[data-clear]").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("section p")));
    }

    [Fact]
    public async Task Trash_EmptiedByHand_AsksAndStopsAreSaid()
    {
        var clip = await ClipAsync("a red kite");
        await Data.Get<ClipStore>().SetTrashedAsync(Here.Actor, [clip], isTrashed: true, Token);
        GoTo($"/w/{Here.Slug}/gallery?show=trash");
        var page = Open();

        Button(page, "Empty the trash").Click();
        Button(page, "Empty the trash").Click();
        page.WaitForAssertion(() => Assert.Equal("Changing clips: 0 of 1", Line(page)));
        Button(page, "Stop").Click();
        page.WaitForAssertion(() => Assert.Equal("Stopped after 0 clips.", Line(page)));
        await RunAsync();
        Assert.Single((await Data.Gallery.ListAsync(Here.Actor, new(IsTrashed: true), null, 10, Token)).Clips);
        Data.Time.Advance(TimeSpan.FromSeconds(1));

        Button(page, "Empty the trash").Click();
        Button(page, "Empty the trash").Click();
        page.WaitForAssertion(() => Assert.Equal("Changing clips: 0 of 1", Line(page)));
        await RunAsync();

        WaitFor(page, () => Assert.Equal("1 clip deleted for good.", Line(page)));
        WaitFor(page, () => Assert.Contains("The trash is empty", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Undo");
    }

    private static string Line(IRenderedComponent<GalleryPage> page) => page.Find("[aria-label='Change of many clips'] [role=status]").TextContent.Trim();

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == name || button.GetAttribute("aria-label") == name);

    private static void Select(IRenderedComponent<GalleryPage> page) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = page.Find("[data-clip]").GetAttribute("data-clip"), Verb = "select" });

    private async Task RunAsync()
    {
        while (await Services.GetRequiredService<BulkEditRunner>().RunAsync(Token)) { }
    }

    private async Task<ClipId> ClipAsync(string prompt)
    {
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        return ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
    }

    private IRenderedComponent<GalleryPage> Open() => Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
}
