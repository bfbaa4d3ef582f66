using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed partial class MediaUploadTests(MediaSite site) : IClassFixture<MediaSite>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_ByAMember_StoresTheFileWhichIsServedAsItsRealType()
    {
        var bytes = SampleMedia.Png(321, 123);

        using var answer = await PostAsync(site.Owner, $"/w/{site.Slug}/media?name=r%C3%A9sum%C3%A9.mp4", bytes);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var served = await site.Owner.GetAsync($"/w/{site.Slug}/media/{await IdAsync(answer)}", Token);
        Assert.Equal(("image/png", "nosniff"), (served.Content.Headers.ContentType?.ToString(), served.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(bytes, await served.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Post_NoMedium_SaysWhichFileAndWhy()
    {
        using var answer = await PostAsync(site.Owner, $"/w/{site.Slug}/media?name=kite.png", [.. "MZ"u8, .. new byte[100]]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            """{"problem":{"code":"UploadUnfit","arguments":{"file":{"quoted":"kite.png"},"problem":{"message":{"code":"MediaUnknown"}}},"text":"“kite.png” is no picture, video or sound that is known here. Its content counts, not its name."}}""",
            JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.ToJsonString(Readable));
    }

    [Fact]
    public async Task Post_WithoutTheFormToken_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/w/{site.Slug}/media?name=kite.png") { Content = new ByteArrayContent(SampleMedia.Png()) };

        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Post_ByAStranger_IsNotFound()
    {
        using var answer = await PostAsync(site.Stranger, $"/w/{site.Slug}/media?name=kite.png", SampleMedia.Png());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Post_ByNobody_LeadsToSignIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/w/{site.Slug}/media?name=kite.png") { Content = new ByteArrayContent(SampleMedia.Png()) };

        using var answer = await site.Nobody.SendAsync(request, Token);

        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task Post_ByAViewer_IsForbidden()
    {
        var (viewer, slug) = await site.JoinAsViewerAsync();

        using var answer = await PostAsync(viewer, $"/w/{slug}/media?name=kite.png", SampleMedia.Png());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_FrameOfATaskThatIsNotOurs_IsNotFound()
    {
        using var answer = await PostAsync(site.Owner, $"/w/{site.Slug}/media?name=frame.jpg&task={TaskId.New(DateTimeOffset.UnixEpoch)}&seconds=1.5", SampleMedia.Jpeg());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task PublicAddress_WithoutACookie_ServesThatFileInRanges()
    {
        using var answer = await site.Nobody.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, Address(site.Clip, TimeSpan.FromHours(1))) { Headers = { Range = new RangeHeaderValue(10, 19) } }, Token);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(site.Bytes[10..20], await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(
            ("video/mp4", "nosniff", "no-store, private", "noindex"),
            (answer.Content.Headers.ContentType?.ToString(), answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.CacheControl?.ToString(), answer.Headers.GetValues("X-Robots-Tag").Single()));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("no token")]
    [InlineData("plain id")]
    [InlineData("very long")]
    public async Task PublicAddress_ExpiredOrForged_IsNotFound(string what)
    {
        var whole = Address(site.Clip, TimeSpan.FromHours(1));
        var address = what switch
        {
            "expired" => Address(site.Clip, TimeSpan.FromSeconds(-1)),
            "changed" => whole[..^3] + (whole[^3] == 'A' ? 'B' : 'A') + whole[^2..],
            "cut" => whole[..^4],
            "no token" => PublicMedia.Path + "%20",
            "plain id" => PublicMedia.Path + site.Clip.Id,
            _ => PublicMedia.Path + new string('A', 4000),
        };

        using var answer = await site.Nobody.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void PublicAddress_OfOneFileTwice_IsNeverTheSame() =>
        Assert.NotEqual(Address(site.Clip, TimeSpan.FromHours(1)), Address(site.Clip, TimeSpan.FromHours(1)));

    [Fact]
    public void Mask_TextWithAddresses_KeepsNoToken()
    {
        var address = Address(site.Clip, TimeSpan.FromHours(1));

        Assert.Equal("""{"a":"https://v.example/media/public/…","b":1}""", PublicMedia.Mask($$"""{"a":"https://v.example{{address}}","b":1}"""));
    }

    private string Address(AssetRow asset, TimeSpan lifetime) => site.Services.GetRequiredService<PublicMedia>().AddressOf(new Uri("https://v.example"), asset, lifetime).AbsolutePath;

    private async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, byte[] bytes)
    {
        var page = await visitor.ReadAsync("/account/manage", Token);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("RequestVerificationToken", FormToken().Match(page).Groups[1].Value);
        return await visitor.SendAsync(request, Token);
    }

    private static async Task<string?> IdAsync(HttpResponseMessage answer) =>
        (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Token), default, Token)).RootElement.GetProperty("id").GetString();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
