using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Uploads;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Videos and pictures that somebody has brought, between the clips that were made.</summary>
public sealed class UploadedClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Picture_Selected_IsNotCompared_AndVideosAre()
    {
        var (picture, video) = (await BringAsync("A still.png", "image/png"), await BringAsync("A take.mp4", "video/mp4"));
        var made = ClipId.Of((await ArchiveAsync(await CreateAsync("A kite"))).Id);
        var page = Render<GalleryPage>(parameters => parameters.Add(gallery => gallery.Slug, Here.Slug));
        var navigation = Services.GetRequiredService<NavigationManager>();

        foreach (var clip in new[] { picture, video, made }) { Press(page, clip, "select"); }
        Button(page, "Compare").Click();
        page.WaitForAssertion(() => Assert.StartsWith("Only videos can be compared.", Assert.Single(Services.GetRequiredService<Toasts>().Open).Text, StringComparison.Ordinal));
        Assert.DoesNotContain("compare", navigation.Uri, StringComparison.Ordinal);

        Press(page, picture, "select");
        Button(page, "Compare").Click();
        page.WaitForAssertion(() => Assert.Contains($"/w/{Here.Slug}/compare", navigation.Uri, StringComparison.Ordinal));
        Assert.Contains(video.ToString(), navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<ClipId> BringAsync(string name, string type)
    {
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        var uploads = Data.Get<UploadStore>();
        var upload = Assert.IsType<BeginUploadResult.Begun>(await uploads.BeginAsync(Here.Actor, name, 99, Token)).Upload;
        var file = new AssetRow(AssetId.New(Data.Time.GetUtcNow()), Here.Actor.Workspace, null, AssetKind.Upload, $"{Here.Actor.Workspace}/uploads/{name}", $"{upload.Id}{upload.Id}", 99, type, 1280, 720, type == "video/mp4" ? 5m : null, name);
        return (await uploads.FinishAsync(Here.Actor, upload.Id, file, poster: null, Token))!.Clip;
    }

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string verb) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
