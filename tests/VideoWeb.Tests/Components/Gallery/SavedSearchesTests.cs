using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Searches of the gallery under names.</summary>
public sealed class SavedSearchesTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Search_Saved_IsListedOpensAndMarksItself()
    {
        GoTo($"/w/{Here.Slug}/gallery?search=kite&rating=4&sort=longest&view=list");
        var (page, dialogs) = Open();

        Field(dialogs, "Name of the search").Input("Best kites");
        Button(dialogs, "Save this search").Click();

        dialogs.WaitForAssertion(() => Assert.Equal("Best kites", Link(dialogs, "Best kites").TextContent));
        Assert.Equal($"/w/{Here.Slug}/gallery?search=kite&rating=4&sort=longest", Link(dialogs, "Best kites").GetAttribute("href"));
        Assert.Equal("true", Link(dialogs, "Best kites").GetAttribute("aria-current"));
        Assert.Equal(("search=kite&rating=4&sort=longest", false), (await Data.Get<SavedSearchStore>().ListAsync(Here.Actor, Token)).Select(search => (search.Query, search.IsShared)).Single());
        Assert.Equal("", Field(dialogs, "Name of the search").GetAttribute("value") ?? "");
        Assert.NotNull(page);
    }

    [Fact]
    public void Sheet_OfTheWholeGallery_HasNothingToSaveAndSaysHow()
    {
        var (_, dialogs) = Open();

        Assert.Empty(dialogs.FindAll("form"));
        Assert.Contains("No saved searches yet", dialogs.TextsByRole("heading"));
    }

    [Fact]
    public async Task Rename_ATakenName_SaysSoAndLeavesTheField()
    {
        await SaveAsync("night");
        await SaveAsync("sea");
        var (_, dialogs) = Open();

        Labelled(dialogs, "Rename sea").Click();
        Field(dialogs, "Name of the search").Input("night");
        Button(dialogs, "Save").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("saved search of this name already", dialogs.Markup, StringComparison.Ordinal));

        Field(dialogs, "Name of the search").Input("ocean");
        Button(dialogs, "Save").Click();
        dialogs.WaitForAssertion(() => Assert.Equal(["night", "ocean"], dialogs.FindAll("[role=listitem] a").Select(link => link.TextContent)));
    }

    [Fact]
    public async Task Delete_ASearch_CanBeUndone()
    {
        await SaveAsync("night", isShared: true);
        var (_, dialogs) = Open();

        Labelled(dialogs, "Delete night").Click();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=listitem] a")));
        Assert.Null(await Assert.Single(Services.GetRequiredService<Toasts>().Open).Undo!(Token));
        Assert.Equal([("night", true)], (await Data.Get<SavedSearchStore>().ListAsync(Here.Actor, Token)).Select(search => (search.Name, search.IsShared)));
    }

    private async Task SaveAsync(string name, bool isShared = false) =>
        Assert.IsType<SaveSearchResult.Saved>(await Data.Get<SavedSearchStore>().SaveAsync(Here.Actor, new(name, "search=x", isShared), Token));

    private (IRenderedComponent<GalleryPage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Open()
    {
        var dialogs = Render<MudDialogProvider>();
        var page = Render<GalleryPage>(parameters => parameters.Add(p => p.Slug, Here.Slug));
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Saved").Click();
        return (page, dialogs);
    }

    private static IElement Link(IRenderedComponent<MudDialogProvider> dialogs, string name) => dialogs.FindAll("[role=listitem] a").Single(link => link.TextContent == name);

    private static IElement Labelled(IRenderedComponent<MudDialogProvider> dialogs, string label) => dialogs.FindAll("button").Single(button => button.GetAttribute("aria-label") == label);

    private static IElement Button(IRenderedComponent<MudDialogProvider> dialogs, string text) => dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
