using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Addresses of results that have expired: the provider is asked for a fresh one before the old one is tried again.</summary>
public sealed class StaleAddressTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Providers => [.. EngineHost.Models.Keys];

    // Google's storage says 400 ExpiredToken, others 403; the fresh address has expired once more by the time it is used.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Copy_AddressHasExpired_IsDoneFromAFreshOne(string provider)
    {
        var prompt = JudgeHost.Prompt("expiredurl");
        await judge.AskForAsync(new { faults = new[] { "file-expired-token" }, marker = prompt, times = 1 });
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

        var row = await engine.WaitForEndAsync(await engine.SubmitAsync(provider, prompt));

        var events = (await engine.DetailAsync(row.Id)).Events;
        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
        Assert.Contains(events, one => EnglishTexts.Of(one.Message).Contains("refuses its address with HTTP 400", StringComparison.Ordinal));
        Assert.Equal(2, events.Count(one => one.Kind == "link-renewed"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task FetchAgain_TheKnownAddressIsDead_BeginsWithAFreshLook(string provider)
    {
        var prompt = JudgeHost.Prompt("expiredurl");
        TaskId task;
        await using (var full = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { MinFreeBytes = long.MaxValue }))
        {
            task = (await full.WaitAsync(await full.SubmitAsync(provider, prompt), row => row.State == TaskState.Succeeded)).Id;
        }

        // While the clip is given up, the provider has no fresh address to give.
        await judge.AskForAsync(new { faults = new[] { "query-429" }, marker = prompt });
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);
        Assert.Equal(TaskState.ArchiveLost, (await engine.WaitForEndAsync(task)).State);
        await judge.ForgetFaultsAsync();

        Assert.IsType<CommandResult.Done>(await engine.Commands.FetchResultAgainAsync(engine.Actor, task, Token));
        var row = await engine.WaitForEndAsync(task);

        var after = (await engine.DetailAsync(task)).Events.Select(one => one.Kind).SkipWhile(kind => kind != "fetch-again");
        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
        Assert.Equal(["fetch-again", "link-renewed", "archived"], after);
    }

    public void Dispose() => _folder.Dispose();
}
