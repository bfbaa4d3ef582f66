using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace VideoWeb.BrowserTests;

/// <summary>The published program started as the Dockerfile starts it: not as root, its own folder read-only, its data in a volume.</summary>
public sealed partial class ContainerTests
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_AsAnotherUserOnAReadOnlyFolder_AnswersAndKeepsItsDataToItself()
    {
        using var container = await ContainerFolder.MakeAsync();
        await using var site = await RunningSite.StartAsync(container);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };

        foreach (var address in new[] { "/health/live", "/health/ready", "/account/register", "/app.css", "/_framework/blazor.web.js" })
        {
            using var answer = await client.GetAsync(address, Token);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}.\n{site.Output}");
        }

        if (Environment.IsPrivilegedProcess)
        {
            var status = await File.ReadAllLinesAsync($"/proc/{site.ProcessId}/status", Token);
            Assert.Contains("NoNewPrivs:\t1", status);
            Assert.All(status.Where(line => line.StartsWith("Cap", StringComparison.Ordinal)), line => Assert.EndsWith("\t0000000000000000", line, StringComparison.Ordinal));
        }

        if (container.HasReadOnlyRoot)
        {
            var root = (await File.ReadAllLinesAsync($"/proc/{site.ProcessId}/mountinfo", Token)).Last(line => line.Split(' ')[4] == "/");
            Assert.Contains("ro", root.Split(' ')[5].Split(','));
        }

        using var sandbox = await client.GetAsync("/sandbox/ledger", Token);
        Assert.NotEqual(HttpStatusCode.OK, sandbox.StatusCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(container.Data));
        Assert.Equal(OnlyOwner, File.GetUnixFileMode(Path.Combine(container.Data, "master.key")));
        Assert.True(File.Exists(Path.Combine(container.Data, "videoweb.db")));
    }

    [Fact]
    public async Task Page_LinksSheetsAndScripts_AndAllAreServedCompressed()
    {
        using var container = await ContainerFolder.MakeAsync();
        await using var site = await RunningSite.StartAsync(container);
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        var page = await client.GetStringAsync("/account/register", Token);

        var links = LinkedFile().Matches(page).Select(link => link.Groups[1].Value).ToList();

        Assert.Contains(links, link => link.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(links, link => link.EndsWith(".css", StringComparison.Ordinal));
        foreach (var link in links)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(link, UriKind.Relative)) { Headers = { { "Accept-Encoding", "br" } } };
            using var response = await client.SendAsync(request, Token);
            Assert.True(response.Content.Headers.ContentEncoding.SequenceEqual(["br"]), $"{link} is served as {string.Join(", ", response.Content.Headers.ContentEncoding)}.");
        }
    }

    [Fact]
    public async Task Program_WithAnotherMasterKey_RefusesToStartAndSaysWhy()
    {
        using var container = await ContainerFolder.MakeAsync();
        await using (var first = await RunningSite.StartAsync(container)) { await first.KillAsync(); }
        var other = new Dictionary<string, string> { ["Data:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningSite.StartAsync(container, other));

        Assert.Contains("is not the one that this database's API keys were encrypted with", refusal.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:href|src)=""([^"":]+\.(?:css|js))""")]
    private static partial Regex LinkedFile();
}
