using System.IO.Compression;
using System.Net;
using System.Text.Json;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class ClipZipTests : IAsyncLifetime
{
    private readonly ShareSite _site = new();
    private Visitor _mira = default!;
    private string _slug = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Address => $"/w/{_slug}/gallery/zip";

    public async ValueTask InitializeAsync()
    {
        await _site.StartAsync();
        _mira = _site.App.Visit();
        using var signedIn = await _mira.SignInAsync("Mira", Visitor.Password, Token);
        _slug = (await _site.Get<VideoWeb.Data.Workspaces.WorkspaceStore>().ListAsync(_site.Owner.User, Token)).Single().Slug;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_AllThatIsFound_HasEveryFileByteForByteWithItsParametersBeside()
    {
        using var answer = await _mira.GetAsync(Address, Token);

        Assert.Equal((HttpStatusCode.OK, "application/zip", "attachment"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith($"{_slug}-clips-", answer.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var zip = await OpenAsync(answer);
        var clips = zip.Entries.Where(entry => entry.Name.EndsWith(".mp4", StringComparison.Ordinal)).ToList();
        Assert.Equal(_site.Files.Select(file => Convert.ToHexString(ShareSite.BytesOf(file))).Order(StringComparer.Ordinal), clips.Select(clip => Convert.ToHexString(BytesOf(clip))).Order(StringComparer.Ordinal));
        Assert.Equal(6, zip.Entries.Count);
        foreach (var clip in clips)
        {
            using var json = JsonDocument.Parse(BytesOf(zip.GetEntry(Path.ChangeExtension(clip.FullName, ".json"))!));
            var told = json.RootElement;
            Assert.Equal((clip.Name, ShareSite.Prompt, "Mira", "none"), (told.GetProperty("file").GetString(), told.GetProperty("prompt").GetString(), told.GetProperty("madeBy").GetString(), told.GetProperty("review").GetString()));
            Assert.Equal(JsonValueKind.Object, told.GetProperty("parameters").ValueKind);
        }
    }

    [Fact]
    public async Task Get_InParts_IsAllOfThemOnceInTheirOrder()
    {
        var sizes = await _site.Get<DownloadStore>().ListAsync(_site.Owner, new ClipFilter(), ClipOrder.Longest, Token);
        var parts = DownloadPart.Of(sizes, 2000);
        List<string> found = [];

        for (var number = 1; number <= parts.Count; number++)
        {
            using var answer = await _mira.GetAsync(DownloadRoutes.Of(_slug, new GalleryQuery(Order: ClipOrder.Longest), TimeZoneInfo.Utc, parts[number - 1], number, parts.Count, DownloadKind.Original, hasParameters: false), Token);
            Assert.EndsWith($"-{number}-of-2.zip", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            using var zip = await OpenAsync(answer);
            Assert.Equal(parts[number - 1].Count, zip.Entries.Count);
            found.AddRange(zip.Entries.Select(entry => Convert.ToHexString(BytesOf(entry))));
        }

        Assert.Equal([2, 1], parts.Select(part => part.Count));
        var files = sizes.Select(size => _site.Files[_site.Clips.ToList().IndexOf(size.Place.Id)]);
        Assert.Equal(files.Select(file => Convert.ToHexString(ShareSite.BytesOf(file))), found);
    }

    [Fact]
    public async Task Get_NarrowedByTheAddress_HasWhatTheGalleryFinds()
    {
        await _site.Get<ClipStore>().JudgeAsync(_site.Owner, [_site.Clips[1]], new ClipJudgement(IsFavourite: true), Token);

        using var answer = await _mira.GetAsync($"{Address}{new GalleryQuery().WithPart(GalleryPart.Favourites).Address(_slug).Split("/gallery")[1]}&bare=1", Token);
        using var zip = await OpenAsync(answer);

        Assert.Equal(ShareSite.BytesOf(_site.Files[1]), BytesOf(Assert.Single(zip.Entries)));
    }

    [Fact]
    public async Task Get_BoardOrderedByHand_IsNumberedAsItLies()
    {
        var board = Assert.IsType<ChangeBoardResult.Changed>(await _site.Get<BoardStore>().CreateAsync(_site.Owner, "Cut", null, Token)).Board.Id;
        int[] order = [1, 2, 0];
        foreach (var clip in order) { await _site.Get<BoardClipStore>().AddAsync(_site.Owner, board, [_site.Clips[clip]], Token); }
        var query = GalleryQuery.Of(board);
        var parts = DownloadPart.Of(await _site.Get<DownloadStore>().ListAsync(_site.Owner, query.ToFilter(TimeZoneInfo.Utc), query.Order, Token), 1000);
        List<string> found = [];

        foreach (var (part, number) in parts.Select((part, index) => (part, index + 1)))
        {
            using var answer = await _mira.GetAsync(DownloadRoutes.Of(_slug, query, TimeZoneInfo.Utc, part, number, parts.Count, DownloadKind.Original, hasParameters: false), Token);
            using var zip = await OpenAsync(answer);
            found.AddRange(zip.Entries.Select(entry => Convert.ToHexString(BytesOf(entry))));
        }

        Assert.Equal(order.Select(clip => Convert.ToHexString(ShareSite.BytesOf(_site.Files[clip]))), found);
    }

    [Fact]
    public async Task Post_WithAnEditList_HasItsThreeFormsBesideTheClips_InTheirOrder()
    {
        using var answer = await PostAsync(_mira, ("clips", string.Join(',', _site.Clips[1], _site.Clips[0])), ("bare", "1"), ("edits", "1"));
        using var zip = await OpenAsync(answer);

        Assert.Equal(["edit.edl", "edit.fcpxml", "clips.csv"], zip.Entries.Skip(2).Select(entry => entry.FullName));
        Assert.Equal(ShareSite.BytesOf(_site.Files[1]), BytesOf(zip.Entries[0]));
        var table = System.Text.Encoding.UTF8.GetString(BytesOf(zip.GetEntry("clips.csv")!)).Split("\r\n");
        Assert.Contains(_site.Clips[1].ToString(), table[1], StringComparison.Ordinal);
        Assert.Contains(_site.Clips[0].ToString(), table[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NamedClips_HasThoseAndSaysWhatIsMissing()
    {
        var gone = new ClipId(Guid.NewGuid());
        File.Delete(_site.Get<MediaStore>().PathOf(_site.Files[2]));

        using var answer = await PostAsync(_mira, ("clips", string.Join(',', _site.Clips[2], _site.Clips[0], gone)), ("bare", "1"));
        using var zip = await OpenAsync(answer);

        Assert.Equal(2, zip.Entries.Count);
        Assert.Equal(ShareSite.BytesOf(_site.Files[0]), BytesOf(zip.Entries[0]));
        var missing = System.Text.Encoding.UTF8.GetString(BytesOf(zip.GetEntry("missing.txt")!));
        Assert.Contains($"001 {_site.Clips[2]}", missing, StringComparison.Ordinal);
        Assert.Contains($"003 {gone}", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Watermarked_LeavesOutWhatHasNone()
    {
        using var answer = await PostAsync(_mira, ("clips", string.Join(',', _site.Clips)), ("kind", "watermarked"), ("bare", "1"));
        using var zip = await OpenAsync(answer);

        Assert.Equal(["missing.txt"], zip.Entries.Skip(1).Select(entry => entry.Name));
        Assert.Equal(ShareSite.BytesOf(_site.Marked), BytesOf(zip.Entries[0]));
    }

    [Fact]
    public async Task Post_WithTheParametersInTheFiles_WritesThemWhereItCan_AndNamesWhatIsAsItWas()
    {
        await File.WriteAllBytesAsync(_site.Get<MediaStore>().PathOf(_site.Files[0]), SampleMp4.Clip(), Token);

        using var answer = await PostAsync(_mira, ("clips", string.Join(',', _site.Clips[0], _site.Clips[1])), ("tagged", "1"));
        using var zip = await OpenAsync(answer);

        Assert.Equal([".mp4", ".json", ".mp4", ".json", "unchanged.txt"], zip.Entries.Select(entry => entry.Name == "unchanged.txt" ? entry.Name : Path.GetExtension(entry.Name)));
        var written = BytesOf(zip.Entries[0]);
        Assert.Contains(ShareSite.Prompt, System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Equal(SampleMp4.Marks(SampleMp4.Clip()), SampleMp4.Marks(written));
        Assert.Equal(ShareSite.BytesOf(_site.Files[1]), BytesOf(zip.Entries[2]));
        var unchanged = System.Text.Encoding.UTF8.GetString(BytesOf(zip.Entries[4]));
        Assert.EndsWith($"\n\n{zip.Entries[2].Name}\n", unchanged, StringComparison.Ordinal);
        using var changed = JsonDocument.Parse(BytesOf(zip.Entries[1]));
        using var same = JsonDocument.Parse(BytesOf(zip.Entries[3]));
        Assert.Equal((_site.Files[0].Sha256, _site.Files[1].Sha256), (changed.RootElement.GetProperty("originalSha256").GetString(), same.RootElement.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task Post_FileThatCannotBeRead_BreaksOffAndIsNoZip()
    {
        var path = _site.Get<MediaStore>().PathOf(_site.Files[1]);
        await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var answer = await PostAsync(_mira, ("clips", string.Join(',', _site.Clips)));
            using var zip = await OpenAsync(answer);
        });
    }

    [Fact]
    public async Task Stranger_OtherWorkspaceAndNonsense_GetNothing()
    {
        var eve = await _site.App.RegisterAsync("Eve", Token);
        var own = (await _site.Get<VideoWeb.Data.Workspaces.WorkspaceStore>().ListAsync(await _site.App.IdOfAsync("Eve", Token), Token)).Single().Slug;

        using var nobody = await _site.App.Visit().GetAsync(Address, Token);
        using var foreign = await eve.GetAsync(Address, Token);
        using var posted = await PostAsync(eve, ("clips", string.Join(',', _site.Clips)));
        using var none = await PostAsync(_mira, ("clips", ""));
        using var nonsense = await PostAsync(_mira, ("clips", $"{_site.Clips[0]},../../etc"));
        using var many = await PostAsync(_mira, ("clips", string.Join(',', Enumerable.Range(0, 2001).Select(_ => new ClipId(Guid.NewGuid())))));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/w/{own}/gallery/zip") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["clips"] = string.Join(',', _site.Clips) }) };
        using var through = await eve.SendAsync(request, Token);
        using var zip = await OpenAsync(through);

        Assert.Equal(
            [HttpStatusCode.Found, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [nobody.StatusCode, foreign.StatusCode, posted.StatusCode, none.StatusCode, nonsense.StatusCode, many.StatusCode]);
        Assert.Equal("missing.txt", Assert.Single(zip.Entries).Name);
    }

    [Fact]
    public async Task Post_OfAnotherSitesForm_IsTurnedAway()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["clips"] = _site.Clips[0].ToString() }) };
        request.Headers.Add("Origin", "https://evil.example");

        using var answer = await _mira.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(Visitor visitor, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)) };
        return await visitor.SendAsync(request, Token);
    }

    private static async Task<ZipArchive> OpenAsync(HttpResponseMessage answer) => new(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Token)), ZipArchiveMode.Read);

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
