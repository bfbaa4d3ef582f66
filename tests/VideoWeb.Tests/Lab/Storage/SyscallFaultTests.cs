using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>
/// Real errors of real system calls, put by strace into this process while tasks of all dialects are under way. VIDEOWEB_LAB_STRACE asks for
/// it, with the seconds that each fault lasts: every thread is slow meanwhile, so this runs alone.
/// </summary>
public sealed class SyscallFaultTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly ConcurrentDictionary<TaskId, string> _prompts = new();
    private readonly Dictionary<string, ConnectionId> _connections = [];
    private EngineHost _engine = null!;

    private static int Seconds => LabSetting.Read("VIDEOWEB_LAB_STRACE") ?? 0;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Seconds == 0, "VIDEOWEB_LAB_STRACE is not set.");
        _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { DiskPause = TimeSpan.FromSeconds(1), SubmitTimeout = TimeSpan.FromSeconds(60) });
        foreach (var provider in EngineHost.Models.Keys) { _connections[provider] = await _engine.ConnectAsync(provider); }
    }

    [Theory]
    [InlineData("fsync,fdatasync", "EIO", "-wal", MessageCode.DatabaseDiskFails)]
    [InlineData("pwrite64,write", "ENOSPC", "-wal", MessageCode.DatabaseDiskFull)]
    [InlineData("pwrite64,write", "EIO", "-wal", MessageCode.DatabaseDiskFails)]
    [InlineData("fsync,fdatasync,pwrite64,write,ftruncate", "EIO", "", null)]
    public async Task Work_CallsOnTheDatabaseFail_ClicksAreRefusedInWordsAndAllGoesOn(string calls, string error, string file, MessageCode? trouble)
    {
        foreach (var provider in EngineHost.Models.Keys) { for (var task = 0; task < 4; task++) { await SubmitAsync(provider, "before the fault"); } }

        var refused = new List<SubmitResult.NotSaved>();
        await using (await SyscallFault.BeginAsync(calls, error, Path.Combine(_folder.Path, "data", $"videoweb.db{file}"), Token))
        {
            for (var click = 0; click < 5; click++)
            {
                var prompt = JudgeHost.Prompt("during the fault");
                switch (await StorageLab.ClickAsync(_engine, _connections["vidu"], "vidu", prompt))
                {
                    case SubmitResult.Submitted submitted: _prompts[submitted.Task] = prompt; break;
                    case SubmitResult.NotSaved notSaved:
                        refused.Add(notSaved);
                        Assert.Equal(0, await judge.ChargesAsync(prompt));
                        break;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(Seconds), TimeProvider.System, Token);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{error} of {calls} on videoweb.db{file}: {refused.Count} of 5 clicks were refused: {string.Join(", ", refused.Distinct())}");
        if (trouble is { } expected) { Assert.Equal([new SubmitResult.NotSaved(expected, MayBeThere: false)], refused.Distinct()); }
        await StorageLab.JudgeAsync(_engine, judge, _prompts);
    }

    [Theory]
    [InlineData("fsync,fdatasync", "EIO", ".part")]
    [InlineData("write,pwrite64", "EIO", ".part")]
    [InlineData("write,pwrite64", "ENOSPC", ".part")]
    [InlineData("rename,renameat,renameat2", "EIO", ".part")]
    public async Task Copy_CallsOnTheClipFail_IsFetchedAnew(string calls, string error, string extension)
    {
        var problems = new List<Message?>();
        _engine.Get<ArchiveHealth>().Changed += () => { lock (problems) { problems.Add(_engine.Get<ArchiveHealth>().Problem); } };
        // Nothing is sent before the fault is there.
        var queue = _engine.Get<QueueCommands>();
        await queue.PauseAsync(_engine.Actor, _connections["vidu"], Token);
        var task = await SubmitAsync("vidu", "on a failing disk");
        var file = Path.Combine(_engine.Get<EngineOptions>().MediaFolder, _engine.Actor.Workspace.ToString(), $"{task}{extension}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (await SyscallFault.BeginAsync(calls, error, file, Token))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            await queue.ResumeAsync(_engine.Actor, _connections["vidu"], Token);
            while (_engine.Get<ArchiveHealth>().Problem is null) { await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token); }
        }

        await StorageLab.JudgeAsync(_engine, judge, _prompts);
        lock (problems) { TestContext.Current.TestOutputHelper!.WriteLine($"{error} of {calls}: {problems[0]}"); }
        Assert.Null(_engine.Get<ArchiveHealth>().Problem);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) { await _engine.DisposeAsync(); }
        _folder.Dispose();
    }

    private async Task<TaskId> SubmitAsync(string provider, string words)
    {
        var prompt = JudgeHost.Prompt(words);
        var task = await StorageLab.InsistAsync(_engine, _connections[provider], provider, prompt);
        _prompts[task] = prompt;
        return task;
    }
}
