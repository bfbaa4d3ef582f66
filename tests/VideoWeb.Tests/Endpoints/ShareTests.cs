using System.Net;
using System.Net.Http.Headers;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class ShareTests(ShareSite site) : IClassFixture<ShareSite>
{
    private static readonly NewShareLink Plain = new("For the client", TimeSpan.FromDays(30));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OfAPlainLink_ShowsItsClipsWithoutCookiesScriptsOrSecrets()
    {
        var (path, _) = await site.ShareAsync();

        using var answer = await site.Nobody.GetAsync(path, Token);
        using var player = await site.Nobody.GetAsync($"{path}/2", Token);

        foreach (var page in new[] { answer, player })
        {
            var text = await page.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(("no-referrer", "noindex"), (Header(page, "Referrer-Policy"), Header(page, "X-Robots-Tag")));
            Assert.Contains("default-src 'none'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.False(page.Headers.Contains("Set-Cookie"));
            Assert.Contains("""<meta name="robots" content="noindex">""", text, StringComparison.Ordinal);
            foreach (var hidden in new[] { ShareSite.Prompt, "Mira", "mira@", "Vidu", "viduq", "<script", "og:", site.Owner.Workspace.ToString() }.Concat(site.Files.Select(file => file.Id.ToString())).Concat(site.Clips.Select(clip => clip.ToString())))
            {
                Assert.DoesNotContain(hidden, WithoutWorkspace(text), StringComparison.Ordinal);
            }
        }

        Assert.Equal([$"{path}/1/medium", $"{path}/2/clip#t=0.01", $"{path}/3/clip#t=0.01"], Sources(await answer.Content.ReadAsStringAsync(Token)));
        Assert.Equal([$"{path}/2/clip"], Sources(await player.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task Page_InChinese_IsChinese()
    {
        var (path, _) = await site.ShareAsync();

        Assert.Contains("3 个视频", await site.App.Visit(("Accept-Language", "zh-CN")).ReadAsync(path, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithDetails_TellsThoseThatAreOn()
    {
        var (path, _) = await site.ShareAsync(Plain with { Details = SharedDetails.Prompt | SharedDetails.Member });

        var text = await site.Nobody.ReadAsync($"{path}/1", Token);

        Assert.Contains(ShareSite.Prompt, text, StringComparison.Ordinal);
        Assert.Contains("Mira", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Model", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithAPreview_NamesAPictureByItsWholeAddress()
    {
        var (path, _) = await site.ShareAsync(Plain with { HasPreview = true });

        var text = await site.Nobody.ReadAsync(path, Token);

        Assert.Contains($"""<meta property="og:image" content="http://localhost{path}/1/poster" />""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WhoseTitleIsOddOrLong_ShowsItAsText()
    {
        var title = "קישור 🎬 <script>alert(1)</script>" + new string('x', 150);
        var (path, _) = await site.ShareAsync(Plain with { Title = title });

        Assert.Contains(title, await site.Nobody.ReadAsync(path, Token), StringComparison.Ordinal);
        using var raw = await site.Nobody.GetAsync(path, Token);
        Assert.DoesNotContain("<script", await raw.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfALink_IsSentInRangesToKeepPrivately()
    {
        var (path, _) = await site.ShareAsync();
        var (bytes, tag) = (ShareSite.BytesOf(site.Files[0]), new EntityTagHeaderValue($"\"{site.Files[0].Sha256}\""));

        using var whole = await SendAsync(HttpMethod.Get, $"{path}/1/clip");
        using var part = await SendAsync(HttpMethod.Get, $"{path}/1/clip", request => request.Headers.Range = new RangeHeaderValue(100, 199));
        using var beyond = await SendAsync(HttpMethod.Get, $"{path}/1/clip", request => request.Headers.Range = new RangeHeaderValue(5000, 6000));
        using var known = await SendAsync(HttpMethod.Get, $"{path}/1/clip", request => request.Headers.IfNoneMatch.Add(tag));
        using var head = await SendAsync(HttpMethod.Head, $"{path}/1/clip");
        using var poster = await SendAsync(HttpMethod.Get, $"{path}/1/large");
        using var page = await SendAsync(HttpMethod.Head, path);

        Assert.Equal((HttpStatusCode.OK, "video/mp4", tag, "nosniff", "no-referrer", "noindex"),
            (whole.StatusCode, whole.Content.Headers.ContentType?.ToString(), whole.Headers.ETag, Header(whole, "X-Content-Type-Options"), Header(whole, "Referrer-Policy"), Header(whole, "X-Robots-Tag")));
        Assert.Equal((true, true), (whole.Headers.CacheControl!.Private, whole.Headers.CacheControl.NoCache));
        Assert.Equal(bytes, await whole.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 100-199/1000"), (part.StatusCode, part.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(bytes[100..200], await part.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal([HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], [beyond.StatusCode, known.StatusCode, head.StatusCode, poster.StatusCode, page.StatusCode]);
        Assert.Equal(1000, head.Content.Headers.ContentLength);
        Assert.Equal("image/webp", poster.Content.Headers.ContentType?.ToString());
        Assert.False(whole.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Download_IsRefusedUnlessAllowedAndNeverNamedByThePrompt()
    {
        var (closed, open) = ((await site.ShareAsync()).Path, (await site.ShareAsync(Plain with { CanDownload = true })).Path);

        using var refused = await SendAsync(HttpMethod.Get, $"{closed}/1/clip?download=1");
        using var allowed = await SendAsync(HttpMethod.Get, $"{open}/2/clip?download=1");
        using var poster = await SendAsync(HttpMethod.Get, $"{open}/1/poster?download=1");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden], [refused.StatusCode, allowed.StatusCode, poster.StatusCode]);
        Assert.Equal(("attachment", "for-the-client-002.mp4"), (allowed.Content.Headers.ContentDisposition?.DispositionType, allowed.Content.Headers.ContentDisposition?.FileName));
        Assert.DoesNotContain("download=1", await site.Nobody.ReadAsync($"{closed}/1", Token), StringComparison.Ordinal);
        Assert.Contains("download=1", await site.Nobody.ReadAsync($"{open}/1", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_BesideThoseOfTheLink_AreNotFound()
    {
        var (path, _) = await site.ShareAsync(Plain, site.Clips[0]);
        var (marked, _) = await site.ShareAsync(Plain with { IsWatermarkedOnly = true }, site.Clips[1]);

        foreach (var beside in new[]
        {
            $"{path}/2/clip", $"{path}/0/clip", $"{path}/-1/clip", $"{path}/99999999999/clip", $"{path}/1/input/1", $"{path}/1/input/0", $"{path}/1/watermarked", $"{path}/1/{site.Files[1].Id}",
            $"{marked}/1/poster", $"{marked}/1/small", $"{path}/2/poster", $"{path}/2/small", $"{path}/2", $"{path}/x",
        })
        {
            using var answer = await SendAsync(HttpMethod.Get, beside);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{beside} answers {answer.StatusCode}.");
        }

        using var shown = await SendAsync(HttpMethod.Get, $"{marked}/1/clip");
        Assert.Equal(ShareSite.BytesOf(site.Marked), await shown.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Links_GuessedRevokedAndEmptied_LookTheSame()
    {
        var (revoked, id) = await site.ShareAsync();
        var (emptied, _) = await site.ShareAsync(Plain, site.Clips[2]);
        Assert.IsType<ChangeMembershipResult.Done>(await site.Links.RevokeAsync(site.Owner, id, Token));
        await site.Get<ClipStore>().SetTrashedAsync(site.Owner, [site.Clips[2]], true, Token);

        try
        {
            HashSet<string> seen = [];
            foreach (var gone in new[] { revoked, emptied, $"{revoked}/1", $"{emptied}/watermarked", "/s/", "/s/x", "/s/%2e%2e%2fetc", $"/s/{new string('A', 43)}" })
            {
                using var answer = await site.Nobody.GetAsync(gone, Token);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                seen.Add(await answer.Content.ReadAsStringAsync(Token));
            }

            Assert.Contains("This link does not work", Assert.Single(seen), StringComparison.Ordinal);
            using var post = await PostAsync(site.Nobody, "/s/x", "whatever it is");
            Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
            foreach (var file in new[] { $"{revoked}/1/clip", $"{emptied}/1/clip", "/s/x/1/clip" })
            {
                using var answer = await SendAsync(HttpMethod.Get, file);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
        finally
        {
            await site.Get<ClipStore>().SetTrashedAsync(site.Owner, [site.Clips[2]], false, Token);
        }
    }

    [Fact]
    public async Task Password_OpensThisLinkAloneAndIsAskedBefore()
    {
        var (path, _) = await site.ShareAsync(Plain with { Title = "Secret title", Password = "correct horse" });
        var (other, _) = await site.ShareAsync(Plain with { Password = "another horse" });
        var visitor = site.App.Visit();

        using var asked = await visitor.GetAsync(path, Token);
        var text = await asked.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("Secret title", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mira", text, StringComparison.Ordinal);
        // With "no-referrer" a browser would say of its form that it comes from nowhere, which is refused.
        Assert.Equal("same-origin", Header(asked, "Referrer-Policy"));
        using var file = await SendAsync(HttpMethod.Get, $"{path}/1/clip");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);

        using var wrong = await PostAsync(visitor, path, "wrong horse");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Contains("That is another password", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));

        using var right = await PostAsync(visitor, path, "correct horse");
        Assert.Equal((HttpStatusCode.SeeOther, path), (right.StatusCode, right.Headers.Location?.OriginalString));
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={path};", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Secret title", await visitor.ReadAsync(path, Token), StringComparison.Ordinal);
        using var opened = await visitor.GetAsync($"{path}/1/clip", Token);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);

        var value = cookie.Split(';')[0];
        foreach (var forged in new[] { value, value[..^4] + "AAAA", "videoweb-share=x" })
        {
            Assert.DoesNotContain("For the client", await site.App.Visit(("Cookie", forged)).ReadAsync(other, Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Password_PostedByAPageOfAnotherSite_IsRefused()
    {
        var (path, _) = await site.ShareAsync(Plain with { Password = "correct horse" });

        using var answer = await PostAsync(site.App.Visit(("Origin", "https://evil.example")), path, "correct horse");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Visits_OfOneAddress_AreOne()
    {
        var (path, id) = await site.ShareAsync();

        for (var look = 0; look < 3; look++) { (await site.Nobody.GetAsync(look == 1 ? $"{path}/1" : path, Token)).Dispose(); }
        using var head = await SendAsync(HttpMethod.Head, path);

        Assert.Equal(1, (await site.Links.ListAsync(site.Owner, Token)).Single(link => link.Id == id).Visits);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, address);
        change?.Invoke(request);
        return await site.Nobody.SendAsync(request, Token);
    }

    internal static Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, string password) =>
        visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("password", password)]) }, Token);

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    // A personal workspace is called after its owner, and that name is shown.
    private static string WithoutWorkspace(string page) => page.Replace("<bdi>Mira</bdi>", "", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string page) => page.Split("src=\"").Skip(1).Select(part => part.Split('"')[0]);
}

/// <summary>The limit on passwords, on a program of its own.</summary>
public sealed class SharePasswordLimitTests
{
    [Fact]
    public async Task Passwords_TooMany_AreRefusedForThisLinkAndAddress()
    {
        await using var site = new ShareSite();
        await site.StartAsync(("Accounts:SignInAttemptsPerMinute", "3"));
        var (path, _) = await site.ShareAsync(new("One", TimeSpan.FromDays(1), "correct horse"));
        var (other, _) = await site.ShareAsync(new("Two", TimeSpan.FromDays(1), "correct horse"));

        List<HttpStatusCode> answers = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var answer = await ShareTests.PostAsync(site.Nobody, path, attempt == 3 ? "correct horse" : "wrong horse");
            answers.Add(answer.StatusCode);
        }

        using var elsewhere = await ShareTests.PostAsync(site.Nobody, other, "correct horse");
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.SeeOther, elsewhere.StatusCode);
    }
}
