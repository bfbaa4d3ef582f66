using System.Net;
using System.Security.Cryptography;

namespace VideoWeb.BrowserTests;

/// <summary>The published program started as the Dockerfile starts it: not as root, its own folder read-only, its data in a volume.</summary>
public sealed class ContainerTests
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

        using var sandbox = await client.GetAsync("/sandbox/ledger", Token);
        Assert.NotEqual(HttpStatusCode.OK, sandbox.StatusCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(container.Data));
        Assert.Equal(OnlyOwner, File.GetUnixFileMode(Path.Combine(container.Data, "master.key")));
        Assert.True(File.Exists(Path.Combine(container.Data, "videoweb.db")));
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
}
