using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>One clip as a file, of each kind.</summary>
public sealed class ClipFileTests : IAsyncLifetime
{
    private readonly ShareSite _site = new();
    private Visitor _mira = default!;
    private string _slug = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.StartAsync();
        _mira = _site.App.Visit();
        using var signedIn = await _mira.SignInAsync("Mira", Visitor.Password, Token);
        _slug = (await _site.Get<WorkspaceStore>().ListAsync(_site.Owner.User, Token)).Single().Slug;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Get_OfEachKind_IsThatFile_AndOfAKindThatTheClipHasNot_Nothing()
    {
        var preview = await MakePreviewAsync(_site.Files[0]);

        Assert.Equal(ShareSite.BytesOf(_site.Files[0]), await ReadAsync(Of(0)));
        Assert.Equal(ShareSite.BytesOf(_site.Marked), await ReadAsync($"{Of(1)}?kind=watermarked"));
        Assert.Equal(preview, await ReadAsync($"{Of(0)}?kind=preview"));
        foreach (var address in new[] { $"{Of(0)}?kind=watermarked", $"{Of(1)}?kind=preview", $"/w/{_slug}/gallery/{new ClipId(Guid.NewGuid())}/file", $"/w/{_slug}/gallery/nonsense/file" })
        {
            using var none = await _mira.GetAsync(address, Token);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task Get_WithTheParametersInIt_IsSentInRanges_AndIsAnotherVersion()
    {
        await File.WriteAllBytesAsync(_site.Get<MediaStore>().PathOf(_site.Files[0]), SampleMp4.Clip(), Token);
        using var whole = await _mira.GetAsync($"{Of(0)}?tagged=1", Token);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Token);

        Assert.Contains(ShareSite.Prompt, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(SampleMp4.Marks(SampleMp4.Clip()), SampleMp4.Marks(bytes));
        Assert.NotEqual($"\"{_site.Files[0].Sha256}\"", whole.Headers.ETag!.Tag);
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("unchanged", whole.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Of(0)}?tagged=1") { Headers = { Range = new RangeHeaderValue(20, bytes.Length - 5), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag) } };
        using var part = await _mira.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[20..^4], await part.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Get_WithTheParametersInAFileThatIsNotUnderstood_IsTheFileAsItIs_AndItsNameSaysSo()
    {
        using var answer = await _mira.GetAsync($"{Of(0)}?tagged=1", Token);

        Assert.Equal(ShareSite.BytesOf(_site.Files[0]), await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.EndsWith("-unchanged.mp4", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrangerAndOtherWorkspace_GetNothing_AndAViewerWhatMembersGet()
    {
        var eve = await _site.App.RegisterAsync("Eve", Token);
        var user = await _site.App.IdOfAsync("Eve", Token);
        var own = (await _site.Get<WorkspaceStore>().ListAsync(user, Token)).Single().Slug;

        using var nobody = await _site.App.Visit().GetAsync(Of(0), Token);
        using var foreign = await eve.GetAsync(Of(0), Token);
        using var through = await eve.GetAsync($"/w/{own}/gallery/{_site.Clips[0]}/file", Token);
        await JoinAsync(user, WorkspaceRole.Viewer);
        using var viewed = await eve.GetAsync(Of(0), Token);

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], [nobody.StatusCode, foreign.StatusCode, through.StatusCode, viewed.StatusCode]);
    }

    [Fact]
    public async Task PrivateClip_IsItsMakersAlone_WhicheverAddressAnotherOwnerTries()
    {
        var eve = await _site.App.RegisterAsync("Eve", Token);
        await JoinAsync(await _site.App.IdOfAsync("Eve", Token), WorkspaceRole.Owner);
        var file = _site.Files[0];
        string[] files =
        [
            Of(0), $"{Of(0)}?tagged=1", $"/w/{_slug}/media/{file.Id}", $"/w/{_slug}/media/{_site.Poster.Id}", $"/w/{_slug}/media/{file.Id}/small", $"/w/{_slug}/tasks/{file.TaskId}/diagnostics",
        ];
        string[] pages = [$"/w/{_slug}/gallery", $"/w/{_slug}/gallery/{_site.Clips[0]}", $"/w/{_slug}/tasks", $"/w/{_slug}/tasks/{file.TaskId}", $"/w/{_slug}/lineage/{_site.Clips[0]}", $"/w/{_slug}/spending/csv"];
        var (seen, _) = await AnswersAsync(eve, files);
        var (_, told) = await AnswersAsync(eve, pages);
        Assert.IsType<ChangeClipsResult.Changed>(await _site.Get<ClipStore>().SetPrivateAsync(_site.Owner, _site.Clips, true, Token));

        var (hidden, _) = await AnswersAsync(eve, files);
        var (kept, _) = await AnswersAsync(_mira, files);
        var (_, untold) = await AnswersAsync(eve, pages);

        Assert.All(seen.Concat(kept), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(hidden, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Contains(ShareSite.Prompt, told, StringComparison.Ordinal);
        Assert.DoesNotContain(ShareSite.Prompt, untold, StringComparison.Ordinal);
        Assert.Empty(await ZipAsync(eve));
        Assert.NotEmpty(await ZipAsync(_mira));
    }

    private string Of(int clip) => $"/w/{_slug}/gallery/{_site.Clips[clip]}/file";

    private async Task JoinAsync(UserId user, WorkspaceRole role)
    {
        await using var scope = _site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VideoWebDbContext>();
        db.Members.Add(MemberEntity.Joining(_site.Owner.Workspace, user, role, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Token);
    }

    private async Task<List<string>> ZipAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync($"/w/{_slug}/gallery/zip?count=9", Token);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Token)));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static async Task<(List<HttpStatusCode> Statuses, string Texts)> AnswersAsync(Visitor visitor, IEnumerable<string> addresses)
    {
        var (statuses, texts) = (new List<HttpStatusCode>(), new StringBuilder());
        foreach (var address in addresses)
        {
            using var answer = await visitor.GetAsync(address, Token);
            statuses.Add(answer.StatusCode);
            texts.Append(await answer.Content.ReadAsStringAsync(Token));
        }

        return (statuses, texts.ToString());
    }

    private async Task<byte[]> ReadAsync(string address)
    {
        using var answer = await _mira.GetAsync(address, Token);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.DispositionType));
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }

    private async Task<byte[]> MakePreviewAsync(AssetRow of)
    {
        byte[] bytes = [1, 2, 3];
        var made = new Rendition(of.Id, RenditionKind.Preview, of.WorkspaceId, $"{of.WorkspaceId}/renditions/{of.Id}/preview.mp4", new string('a', 64), bytes.Length, "video/mp4");
        var file = _site.Get<MediaStore>().PathOf(made.RelativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, Token);
        Assert.True(await _site.Get<RenditionWorkStore>().BeginAsync(of.Id, Token) && await _site.Get<RenditionWorkStore>().KeepAsync(of.Id, [made], 0x1E3A5F, isDone: true, Token));
        return bytes;
    }
}
