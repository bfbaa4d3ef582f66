using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>The archive's disk does not confirm a file, or its name. What was not confirmed is fetched anew, never synced again and believed.</summary>
public sealed class FailingMediaDiskTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly List<Message?> _problems = [];
    private EngineHost _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { DiskPause = TimeSpan.FromMilliseconds(300) });
        var health = _engine.Get<ArchiveHealth>();
        health.Changed += () => { lock (_problems) { _problems.Add(health.Problem); } };
    }

    [Fact]
    public async Task Copy_TheFileIsNotConfirmed_IsFetchedAnewAndNeverKeptUnconfirmed()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null here.");
        var prompt = JudgeHost.Prompt("not confirmed");
        var task = await _engine.SubmitAsync("vidu", prompt);
        // It takes every byte and has no disk behind it: fsync fails.
        File.CreateSymbolicLink(PathOf(task, ".part"), "/dev/null");

        await JudgeAsync(task, prompt);
    }

    [Fact]
    public async Task Copy_TheNameCannotBeGiven_WaitsAndIsFetchedAnew()
    {
        var prompt = JudgeHost.Prompt("no name");
        var task = await _engine.SubmitAsync("uniall", prompt);
        var obstacle = Directory.CreateDirectory(Path.Combine(PathOf(task, ".mp4"), "in the way"));
        await _engine.WaitAsync(task, row => row.State == TaskState.Succeeded);
        while (_engine.Get<ArchiveHealth>().Problem is null) { TestContext.Current.CancellationToken.ThrowIfCancellationRequested(); }
        obstacle.Parent!.Delete(recursive: true);

        await JudgeAsync(task, prompt);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private async Task JudgeAsync(TaskId task, string prompt)
    {
        var row = (await StorageLab.JudgeAsync(_engine, judge, new Dictionary<TaskId, string> { [task] = prompt })).Single();

        Assert.Equal(ChargeStatus.Yes, row.Charged);
        lock (_problems) { Assert.Equal(Message.Of(MessageCode.ClipsWaitForDisk), _problems[0]); }
        Assert.Null(_engine.Get<ArchiveHealth>().Problem);
    }

    private string PathOf(TaskId task, string extension)
    {
        var folder = Path.Combine(_engine.Get<EngineOptions>().MediaFolder, _engine.Actor.Workspace.ToString());
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{task}{extension}");
    }
}
