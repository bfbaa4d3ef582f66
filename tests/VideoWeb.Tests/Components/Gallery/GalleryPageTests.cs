using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class GalleryPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_WithoutClips_LeadsToCompose()
    {
        await CreateAsync("still running");

        var page = Open();

        Assert.Contains("No clips yet", page.TextsByRole("heading"));
        Assert.Equal($"/w/{Here.Slug}/compose", page.ByRole("link", "Compose the first clip").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_ClipFinishedElsewhere_AppearsWithoutReload()
    {
        var page = Open();

        var task = await ArchiveAsync(await CreateAsync("a red kite"));

        page.WaitForAssertion(() => Assert.Equal([$"/w/{Here.Slug}/gallery/{task.Id}"], page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("href"))));
    }

    [Fact]
    public async Task Page_AddressOfAClip_OpensItBesideItsNeighbours()
    {
        var older = await ArchiveAsync(await CreateAsync("older"));
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var middle = await ArchiveAsync(await CreateAsync("middle"));
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var newer = await ArchiveAsync(await CreateAsync("newer"));

        var page = Open(middle.Id.ToString());

        Assert.Equal(middle.Id.ToString(), page.Find("dialog [data-clip-view]").GetAttribute("data-clip-view"));
        Assert.Equal(
            ($"/w/{Here.Slug}/gallery/{newer.Id}", $"/w/{Here.Slug}/gallery/{older.Id}", $"/w/{Here.Slug}/gallery"),
            (page.Find("[data-previous]").GetAttribute("href"), page.Find("[data-next]").GetAttribute("href"), page.Find("[data-close]").GetAttribute("href")));
    }

    [Fact]
    public async Task Page_Searched_KeepsTheSearchInEveryAddress()
    {
        var kite = await ArchiveAsync(await CreateAsync("a red kite"));
        await ArchiveAsync(await CreateAsync("a blue boat"));

        GoTo($"/w/{Here.Slug}/gallery?search=kite");
        var page = Open(kite.Id.ToString());

        Assert.Equal([$"/w/{Here.Slug}/gallery/{kite.Id}?search=kite"], page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("href")));
        Assert.Equal($"/w/{Here.Slug}/gallery?search=kite", page.Find("[data-close]").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_AnotherTeamsClip_IsNotOpened()
    {
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");

        var page = Open(foreign.Id.ToString());

        Assert.Empty(page.FindAll("dialog"));
        Assert.DoesNotContain("not yours", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TheViewMovesOn_HasTheClipsAroundIt()
    {
        for (var number = 0; number < 130; number++)
        {
            await ArchiveAsync(await CreateAsync($"clip {number}"));
            Data.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var page = Open();
        Assert.Equal(60, page.FindAll("[data-clip]").Count);

        Look(page, 0);
        page.WaitForAssertion(() => Assert.Equal(120, page.FindAll("[data-clip]").Count));
        Look(page, 1);
        page.WaitForAssertion(() => Assert.Equal(130, page.FindAll("[data-clip]").Count));
        // A row holds another number now: all is there still, from where rows end.
        Look(page, 1, width: 7.2, gap: 0.04);
        page.WaitForAssertion(() => Assert.Equal(130, page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("data-clip")).Distinct().Count()));
        // What no page has.
        Look(page, 99, width: double.NaN, gap: -1);
        Assert.Equal(130, page.FindAll("[data-clip]").Count);
    }

    [Fact]
    public async Task Page_BehindAPlace_HearsOfWhatOthersDoThereAndGoesOnBothWays()
    {
        var older = await ArchiveAsync(await CreateAsync("older"));
        Data.Time.Advance(TimeSpan.FromMinutes(1));
        var newest = await ArchiveAsync(await CreateAsync("newest"));
        GoTo($"/w/{Here.Slug}/gallery?before={CursorFormat.Write(newest.CreatedAt, newest.Id.Value)}");
        var page = Open();
        Assert.Equal([older.Id.ToString()], Shown(page));

        await Services.GetRequiredService<ClipCommands>().JudgeAsync(Here.Actor, [ClipId.Of(older.Id)], new(Rating: 5), Token);
        page.WaitForAssertion(() => Assert.Equal("5 stars", page.Judged(older.Id)));

        page.FindAll("button").Single(button => button.TextContent == "Newer clips").Click();
        page.WaitForAssertion(() => Assert.Equal([newest.Id.ToString(), older.Id.ToString()], Shown(page)));
    }

    [Fact]
    public async Task Page_AsATableFromTheOldest_HasALineForEach()
    {
        var older = await ArchiveAsync(await CreateAsync("older"));
        Data.Time.Advance(TimeSpan.FromDays(40));
        var newer = await ArchiveAsync(await CreateAsync("newer"));

        GoTo($"/w/{Here.Slug}/gallery?sort=oldest&view=list");
        var page = Open();

        Assert.Equal([older.Id.ToString(), newer.Id.ToString()], Shown(page));
        Assert.Equal(2, page.FindAll("table tbody th[scope=rowgroup]").Count);
        Assert.Equal("older", page.Find("tbody th[scope=row]").TextContent.Trim());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-jump]").Count));
        Assert.Equal($"/w/{Here.Slug}/gallery/{older.Id}?sort=oldest&view=list", page.Find("[data-clip]").GetAttribute("href"));
    }

    private static List<string?> Shown(IRenderedComponent<GalleryPage> page) => [.. page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("data-clip"))];

    private static void Look(IRenderedComponent<GalleryPage> page, int block, double width = 0, double gap = 0) =>
        page.Find("clip-wall").TriggerEvent("onclipsight", new ClipSightEventArgs { Block = block, Width = width, Gap = gap });

    private IRenderedComponent<GalleryPage> Open(string? id = null) =>
        Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, id));
}
