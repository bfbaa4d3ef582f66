using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Tags;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tags;

public sealed class TagsPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void Open_WithoutTags_SaysHowOneIsMade() => Assert.Contains("No tags yet", OpenPage().Find("h2").TextContent);

    [Fact]
    public async Task Open_WithTags_ShowsHowManyClipsEachHasAndLeadsToThem()
    {
        var tag = await TagAsync("Night <b>");
        await TagAsync("Day");

        var page = OpenPage();

        Assert.Equal(["Day", "Night <b>"], page.FindAll("li a").Select(tag => tag.ReadText()));
        Assert.Equal("1 clip", page.AllByRole("listitem")[1].TextsByRole("paragraph")[1]);
        Assert.Equal($"/w/{Here.Slug}/gallery?tag={tag.Id}", page.FindAll("li a")[1].GetAttribute("href"));
        Assert.Empty(page.FindAll("b"));
    }

    [Fact]
    public async Task Search_AWord_ShowsWhatHasIt()
    {
        await TagAsync("Night");
        await TagAsync("Day");
        var page = OpenPage();

        page.Find("search-box input").Change("NIG");

        page.WaitForAssertion(() => Assert.Equal(["Night"], page.FindAll("li a").Select(tag => tag.ReadText())));
    }

    [Fact]
    public async Task Change_NameTaken_SaysSoAndAnotherIsSaved()
    {
        await TagAsync("Night");
        await TagAsync("Day");
        var page = OpenPage();
        Button(page, "Edit the tag Night").Click();

        Name(page).Change("day");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("There is another tag day", page.Find("[role=status]").TextContent));
        Name(page).Change("Late night");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Day", "Late night"], page.FindAll("li a").Select(tag => tag.ReadText())));
    }

    [Fact]
    public async Task Merge_IntoAnother_AsksAndLeavesOne()
    {
        await TagAsync("Night");
        await TagAsync("Day");
        var page = OpenPage();
        Button(page, "Edit the tag Night").Click();
        page.FindAll("input").Single(input => input.GetAttribute("list") == "merge-names").Input("DAY");

        Button(page, "Merge the tag Night").Click();
        Button(page, "Merge").Click();

        page.WaitForAssertion(() => Assert.Equal(["Day"], page.FindAll("li a").Select(tag => tag.ReadText())));
        Assert.Equal("2 clips", page.AllByRole("listitem")[0].TextsByRole("paragraph")[1]);
    }

    [Fact]
    public async Task Remove_ATag_AsksAndLeavesTheOthers()
    {
        await TagAsync("Night");
        await TagAsync("Day");
        var page = OpenPage();
        Button(page, "Edit the tag Day").Click();

        Button(page, "Remove the tag Day").Click();
        Button(page, "Remove").Click();

        page.WaitForAssertion(() => Assert.Equal(["Night"], page.FindAll("li a").Select(tag => tag.ReadText())));
    }

    [Fact]
    public async Task Open_AsAViewer_ChangesNothing()
    {
        await TagAsync("Night");
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));

        Assert.Empty(OpenPage().FindAll("li button"));
    }

    private async Task<Tag> TagAsync(string name)
    {
        var clip = ClipId.Of((await Data.ArchiveAsync(Here.Actor, Connection)).Id);
        return Assert.IsType<TagClipsResult.Changed>(await Services.GetRequiredService<ClipCommands>().TagAsync(Here.Actor, [clip], name, Token)).Tag;
    }

    private IRenderedComponent<TagsPage> OpenPage() => Render<TagsPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));

    private static IElement Name(IRenderedComponent<TagsPage> page) => page.FindAll("form input").First(input => input.GetAttribute("type") == "text");

    private static IElement Button(IRenderedComponent<TagsPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
