using System.Diagnostics;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Wire;

public sealed class RequestPreviewTests
{
    private const string Prompt = "it's \"quoted\" `id` $(id) $HOME \\ !x\nsecond line 🦊 <script>alert(1)</script> %s";

    private static readonly ProviderDescription Provider = WireFixture.Provider();

    [Fact]
    public void Json_Body_IsIndentedAndReadable()
    {
        var text = RequestPreview.Json(Provider, Request(new JsonObject { ["prompt"] = "狐 <b>", ["n"] = 1 }));

        Assert.Equal("{\n  \"prompt\": \"狐 <b>\",\n  \"n\": 1\n}", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Json_NoBody_IsEmpty() => Assert.Equal("", RequestPreview.Json(Provider, new ProviderRequest("GET", "/tasks/1", null)));

    [Fact]
    public void Curl_Question_IsOneCommandOverTwoLines() => Assert.Equal(
        "curl -X GET 'https://api.example.com/relay/v9/tasks/1' \\\n  -H \"Authorization: Bearer $VIDEOWEB_KEY\"",
        RequestPreview.Curl(Provider, new ProviderRequest("GET", "/tasks/1", null)));

    [Fact]
    public void CurlLine_TokenProviderElsewhere_NamesSchemeAndAddress() => Assert.Equal(
        """curl -X POST 'http://localhost:8080/create' -H "Authorization: Token $VIDEOWEB_KEY" -H 'Content-Type: application/json' --data-raw '{"a":"it'\''s"}'""",
        RequestPreview.CurlLine(Provider with { Auth = AuthScheme.Token }, new Uri("http://localhost:8080"), Request(new JsonObject { ["a"] = "it's" })));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Curl_InARealShell_HandsOverExactlyTheBody(bool onOneLine)
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no POSIX shell here.");
        var request = Request(new JsonObject { ["prompt"] = Prompt });
        var command = onOneLine ? RequestPreview.CurlLine(Provider, Provider.DefaultBaseUrl, request) : RequestPreview.Curl(Provider, request);

        // curl is a function here that shows its arguments, so nothing is sent.
        var shown = await RunAsync("curl() { printf '%s\\0' \"$@\"; }\nVIDEOWEB_KEY=k-1\n" + command, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["-X", "POST", "https://api.example.com/relay/v9/create", "-H", "Authorization: Bearer k-1", "-H", "Content-Type: application/json", "--data-raw", request.Body!],
            shown.TrimEnd('\0').Split('\0'));
    }

    [Fact]
    public void Preview_MediumInTheBody_IsCutShort()
    {
        var request = Request(new JsonObject { ["images"] = new JsonArray("data:image/png;base64," + new string('A', 5_000)) });

        var json = RequestPreview.Json(Provider, request);
        var curl = RequestPreview.Curl(Provider, request);

        Assert.Contains("AAAA… (5022 characters)", json, StringComparison.Ordinal);
        Assert.InRange(json.Length, 1, 200);
        Assert.InRange(curl.Length, 1, 400);
    }

    [Fact]
    public void Preview_BodyThatWasCutForStorage_IsShownAsItIs()
    {
        var request = new ProviderRequest("POST", "/create", "{\"prompt\":\"a fo");

        Assert.Equal("{\"prompt\":\"a fo", RequestPreview.Json(Provider, request));
        Assert.EndsWith("--data-raw '{\"prompt\":\"a fo'", RequestPreview.Curl(Provider, request), StringComparison.Ordinal);
    }

    private static ProviderRequest Request(JsonObject body) => new("POST", "/create", WireJson.Write(body));

    private static async Task<string> RunAsync(string script, CancellationToken cancellationToken)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script }, RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync(cancellationToken);
        await shell.WaitForExitAsync(cancellationToken);
        return output;
    }
}
