using Bunit;
using VideoWeb.Components.Gallery;
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

        Assert.Equal("No clips yet", page.Find(".empty h2").TextContent);
        Assert.Equal($"/w/{Here.Slug}/compose", page.Find(".empty a").GetAttribute("href"));
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

        Assert.Equal(middle.Id.ToString(), page.Find("dialog").GetAttribute("data-clip-open"));
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

    private IRenderedComponent<GalleryPage> Open(string? id = null) =>
        Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, id));
}
