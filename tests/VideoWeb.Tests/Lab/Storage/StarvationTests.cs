using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>All threads of the pool are held for seconds while tasks are sent and asked for. VIDEOWEB_LAB_STARVE says for how many; it runs alone, for it starves its neighbours too.</summary>
public sealed class StarvationTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    [Fact]
    public async Task Work_ThePoolIsStarved_IsLateAndRight()
    {
        var seconds = LabSetting.Read("VIDEOWEB_LAB_STARVE") ?? 0;
        Assert.SkipWhen(seconds == 0, "VIDEOWEB_LAB_STARVE is not set.");
        // Patience with the provider is no matter here: its threads are held as well.
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { SubmitTimeout = TimeSpan.FromMinutes(5) });
        var prompts = new ConcurrentDictionary<TaskId, string>();
        var connections = new Dictionary<string, ConnectionId>();
        foreach (var provider in EngineHost.Models.Keys) { connections[provider] = await engine.ConnectAsync(provider); }
        using var release = new ManualResetEventSlim();
        for (var holder = 0; holder < 500; holder++) { ThreadPool.QueueUserWorkItem(_ => release.Wait()); }
        // A thread of its own: timers run on the pool too.
        var end = new Thread(() =>
        {
            release.Wait(TimeSpan.FromSeconds(seconds));
            release.Set();
        });
        end.Start();

        foreach (var provider in Enumerable.Repeat(EngineHost.Models.Keys, 8).SelectMany(keys => keys))
        {
            var prompt = JudgeHost.Prompt("starved");
            prompts[await StorageLab.InsistAsync(engine, connections[provider], provider, prompt)] = prompt;
        }

        await StorageLab.JudgeAsync(engine, judge, prompts);
        end.Join();
    }

    public void Dispose() => _folder.Dispose();
}
