using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components.Gallery;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Narrowing the gallery by its filters.</summary>
public sealed class FilteredClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Sheet_OffersWhatTellsClipsApartWithCounts()
    {
        var (kite, _) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        await Services.GetRequiredService<ClipCommands>().JudgeAsync(Here.Actor, [kite], new(Verdict: ClipVerdict.Picked, Rating: 3), Token);
        var (page, dialogs) = Open();

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Filters").Click();

        Assert.Equal(["Picked 1", "Not judged 1"], Values(dialogs, "Judgement"));
        Assert.Equal(["3 stars and more 1", "2 stars and more 1", "1 star and more 1"], Values(dialogs, "Rating"));
        // All clips are of one provider and one model.
        Assert.DoesNotContain("Provider", dialogs.FindAll("section h3").Select(heading => heading.TextContent));
        Assert.Equal("2 clips", dialogs.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Choice_NarrowsAtOnceAndOnceMoreLetsGo()
    {
        var (kite, _) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        await Services.GetRequiredService<ClipCommands>().JudgeAsync(Here.Actor, [kite], new(Verdict: ClipVerdict.Picked), Token);
        var (page, dialogs) = Open();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Filters").Click();

        Follow(page, Value(dialogs, "Judgement", "Picked"));

        page.WaitForAssertion(() => Assert.Equal([kite.ToString()], Shown(page)));
        Assert.Equal("true", Value(dialogs, "Judgement", "Picked").GetAttribute("aria-current"));
        // Its own choice is not asked for its counts.
        Assert.Equal(["Picked 1", "Not judged 1"], Values(dialogs, "Judgement"));
        Assert.Equal(["Judgement: Picked"], Chips(page));

        Follow(page, Value(dialogs, "Judgement", "Picked"));
        page.WaitForAssertion(() => Assert.Equal(2, Shown(page).Count));
        Assert.Empty(page.FindAll("[aria-label='Chosen filters']"));
    }

    [Fact]
    public async Task Chips_SayWhatIsChosenAndTakeItAway()
    {
        var clip = await ClipAsync("a red kite");
        var tag = Assert.IsType<TagClipsResult.Changed>(await Data.Get<TagStore>().AddAsync(Here.Actor, [clip], "night", Token)).Tag.Id;
        GoTo($"/w/{Here.Slug}/gallery?search=kite&tag={tag}&by={Here.Actor.User}&connection={Connection}&provider=vidu&ratio=16%3A9&sound=yes&length-from=2&length-to=9.5&cost=USD&cost-to=3&until=2026-05-31&favourite=yes");

        var (page, _) = Open();

        Assert.Equal(
            ["Provider: Vidu", "Connection: Vidu", "Member: Ada", "Favourites", "Tags: night", "Shape: 16:9", "Audio: With sound", "Length: 2 s to 9.5 s", "Date: up to 31/05/2026", "Cost: up to 3 USD"],
            Chips(page));
        Assert.Contains("No clip matches", page.TextsByRole("heading"));

        Follow(page, page.FindAll("a").Single(link => link.TextContent.Trim() == "Clear all"));

        page.WaitForAssertion(() => Assert.Equal([clip.ToString()], Shown(page)));
        Assert.EndsWith("/gallery?search=kite", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_InTheAddress_IsAChipThatNamesTheClip()
    {
        var (clip, other) = (await ClipAsync("a red kite"), await ClipAsync("A red  KITE"));
        await ClipAsync("a blue boat");
        GoTo($"/w/{Here.Slug}/gallery?similar={clip}-prompt");

        var (page, _) = Open();

        Assert.Equal(["Same prompt as “a red kite”"], Chips(page));
        Assert.Equal([other.ToString()], Shown(page));

        Follow(page, page.Find("[aria-label='Chosen filters'] a"));
        page.WaitForAssertion(() => Assert.Equal(3, Shown(page).Count));
    }

    [Fact]
    public async Task Range_Typed_NarrowsByTheAddress()
    {
        await ClipAsync("a red kite");
        var (page, dialogs) = Open();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Filters").Click();

        dialogs.Find("#length-from").Change("6");
        page.WaitForAssertion(() => Assert.Empty(Shown(page)));
        dialogs.Find("#made-from").Change("2020-01-02");

        page.WaitForAssertion(() => Assert.EndsWith("/gallery?length-from=6&from=2020-01-02", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        dialogs.Find("[data-close]").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")));
    }

    private (IRenderedComponent<GalleryPage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Open()
    {
        var dialogs = Render<MudDialogProvider>();
        return (Render<GalleryPage>(parameters => parameters.Add(p => p.Slug, Here.Slug)), dialogs);
    }

    private void Follow(IRenderedComponent<GalleryPage> page, IElement link)
    {
        GoTo(link.GetAttribute("href")!);
        page.Render();
    }

    private static IElement Value(IRenderedComponent<MudDialogProvider> dialogs, string facet, string name) =>
        Group(dialogs, facet).QuerySelectorAll("a").Single(link => link.TextContent.StartsWith(name, StringComparison.Ordinal));

    private static IEnumerable<string> Values(IRenderedComponent<MudDialogProvider> dialogs, string facet) =>
        Group(dialogs, facet).QuerySelectorAll("a").Select(link => string.Join(' ', link.QuerySelectorAll("span").Select(part => part.TextContent)));

    private static IElement Group(IRenderedComponent<MudDialogProvider> dialogs, string facet) =>
        dialogs.FindAll("section").Single(section => section.QuerySelector("h3")?.TextContent == facet);

    private static IEnumerable<string> Chips(IRenderedComponent<GalleryPage> page) => page.FindAll("[aria-label='Chosen filters'] a[aria-label]").Select(chip => chip.TextContent.Trim());

    private static List<string?> Shown(IRenderedComponent<GalleryPage> page) => [.. page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("data-clip"))];

    private async Task<ClipId> ClipAsync(string prompt) => ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
}
