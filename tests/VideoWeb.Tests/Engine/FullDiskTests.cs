using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A disk that takes nothing holds up the copying alone, and copying goes on by itself. Linux's <c>/dev/full</c> answers every write with ENOSPC.</summary>
public sealed class FullDiskTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Copy_TheDiskIsFull_RestsAndGoesOnByItselfWhileTheRestWorks()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        await using var engine = await StartAsync(options => options);
        var health = engine.Get<ArchiveHealth>();
        var problems = new List<Message?>();
        health.Changed += () => { lock (problems) { problems.Add(health.Problem); } };
        var stuck = await engine.SubmitAsync("vidu", JudgeHost.Prompt("no room"));
        var part = PartOf(engine, stuck);
        File.CreateSymbolicLink(part, "/dev/full");
        await engine.WaitAsync(stuck, row => row.State == TaskState.Succeeded);
        await SaysAsync(health, problem => problem is not null);

        var other = await engine.SubmitAsync("uniall", JudgeHost.Prompt("meanwhile"));
        await engine.WaitAsync(other, row => row.State is TaskState.Succeeded or TaskState.Archived);
        lock (problems) { Assert.Equal(Message.Of(MessageCode.ClipsWaitForSpace), problems[0]); }
        File.Delete(part);
        var rows = new[] { await engine.WaitForEndAsync(stuck), await engine.WaitForEndAsync(other) };

        Assert.All(rows, row => Assert.Equal((TaskState.Archived, ChargeStatus.Yes), (row.State, row.Charged)));
        Assert.Null(health.Problem);
    }

    [Fact]
    public async Task Copy_LessIsFreeThanIsToStayFree_WaitsUntouched()
    {
        await using var engine = await StartAsync(options => options with { MinFreeBytes = long.MaxValue, DiskPause = TimeSpan.FromMilliseconds(20) });
        var task = await engine.SubmitAsync("vidu", JudgeHost.Prompt("keep room"));

        await SaysAsync(engine.Get<ArchiveHealth>(), problem => problem is not null);

        var detail = await engine.DetailAsync(task);
        Assert.Equal(TaskState.Succeeded, detail.Row.State);
        Assert.DoesNotContain(detail.Events, one => one.Kind.StartsWith("archive-", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task SaysAsync(ArchiveHealth health, Func<Message?, bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        health.Changed += () => { if (isReached(health.Problem)) { reached.TrySetResult(); } };
        if (isReached(health.Problem)) { reached.TrySetResult(); }
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    // Made before the sandbox is done with the task, which takes it a few hundred milliseconds; else the link would be too late and the test would say so.
    private static string PartOf(EngineHost engine, TaskId task)
    {
        var folder = Path.Combine(engine.Get<EngineOptions>().MediaFolder, engine.Actor.Workspace.ToString());
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{task}.part");
    }

    private Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions> configure) =>
        EngineHost.StartAsync(_folder.Path, judge.Origin, options => configure(options with { DiskPause = TimeSpan.FromMilliseconds(300) }));
}
