using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>One clip after another is judged.</summary>
public sealed class ReviewTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Review_Begun_OpensTheFirstWithoutAVerdict()
    {
        var clips = await ClipsAsync(3);
        await Commands.JudgeAsync(Here.Actor, [clips[0]], new(Rating: 3), Token);

        var page = Open();

        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[1]}?judge=1", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verdicts_OneAfterAnother_GoOnToTheEnd()
    {
        var clips = await ClipsAsync(3);
        var page = Open(clips[0]);
        Assert.Equal("0 of 3 judged", Progress(page));
        Assert.DoesNotContain("judge", page.Find("[data-close]").GetAttribute("href"), StringComparison.Ordinal);

        Press(page, clips[0], "pick");
        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[1]}?judge=1", Address, StringComparison.Ordinal));
        page = Reopen(page, clips[1]);
        Press(page, clips[1], "4");
        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[2]}?judge=1", Address, StringComparison.Ordinal));
        page = Reopen(page, clips[2]);
        page.WaitForAssertion(() => Assert.Equal("2 of 3 judged", Progress(page)));
        Press(page, clips[2], "reject");

        page.WaitForAssertion(() => Assert.EndsWith("/gallery?judge=1", Address, StringComparison.Ordinal));
        page = Reopen(page, null);
        page.WaitForAssertion(() => Assert.Equal("Every clip here is judged", page.Find("#review-end").TextContent));
        Assert.Contains("1 picked, 1 rejected, 1 with stars, 0 favourites", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith("?review=picked", page.FindAll("a").Single(link => link.TextContent == "Show picked ones").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_TakesTheLastVerdictBackAndGoesThere()
    {
        var clips = await ClipsAsync(2);
        await Commands.JudgeAsync(Here.Actor, [clips[0]], new(Rating: 2), Token);
        var page = Open(clips[0]);
        Press(page, clips[0], "reject");
        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[1]}?judge=1", Address, StringComparison.Ordinal));

        page.WaitForAssertion(() => Assert.False(Undo(page).HasAttribute("disabled")));
        Undo(page).Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[0]}?judge=1", Address, StringComparison.Ordinal));
        var card = (await Data.Gallery.FindAsync(Here.Actor, clips[0], Token))!.Card;
        Assert.Equal((ClipVerdict.None, 2), (card.Verdict, card.Rating));
    }

    [Fact]
    public async Task MarkTakenAway_StaysAtTheClip()
    {
        var clips = await ClipsAsync(2);
        await Commands.JudgeAsync(Here.Actor, [clips[0]], new(Verdict: ClipVerdict.Picked), Token);
        var page = Open(clips[0]);

        Press(page, clips[0], "pick");

        page.WaitForAssertion(() => Assert.Equal("0 of 2 judged", Progress(page)));
        Assert.EndsWith($"/gallery/{clips[0]}?judge=1", Address, StringComparison.Ordinal);
    }

    private ClipCommands Commands => Services.GetRequiredService<ClipCommands>();

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<GalleryPage> Open(ClipId? clip = null)
    {
        GoTo($"/w/{Here.Slug}/gallery{(clip is { } open ? $"/{open}" : "")}?judge=1");
        return Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, clip?.ToString()));
    }

    // What the router does with the new address.
    private IRenderedComponent<GalleryPage> Reopen(IRenderedComponent<GalleryPage> page, ClipId? clip)
    {
        page.Render(parameters => parameters.Add(shown => shown.Slug, Here.Slug).Add(shown => shown.Id, clip?.ToString()));
        return page;
    }

    /// <summary>Newest first.</summary>
    private async Task<IReadOnlyList<ClipId>> ClipsAsync(int count)
    {
        List<ClipId> clips = [];
        for (var number = 0; number < count; number++)
        {
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            clips.Insert(0, ClipId.Of((await ArchiveAsync(await CreateAsync($"take {number}"))).Id));
        }

        return clips;
    }

    private static string Progress(IRenderedComponent<GalleryPage> page) => page.Find("[aria-label=Review] [role=status]").TextContent.Trim();

    private static IElement Undo(IRenderedComponent<GalleryPage> page) => page.Find("[aria-label=Review] button");

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string verb) =>
        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb });
}
