using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ChangeFeedTests
{
    private static readonly WorkspaceId Ours = WorkspaceId.New(SampleTask.Now);
    private static readonly WorkspaceId Theirs = WorkspaceId.New(SampleTask.Now);
    private static readonly TaskId Task1 = TaskId.New(SampleTask.Now);

    private readonly ChangeFeed _feed = new(NullLogger<ChangeFeed>.Instance);

    [Fact]
    public async Task Publish_OneListenerThrows_TheOthersHearIt()
    {
        var heard = new TaskCompletionSource<TaskId>();
        using var first = _feed.Subscribe(Ours, _ => throw new InvalidOperationException("A page is broken."));
        using var second = _feed.Subscribe(Ours, heard.SetResult);

        _feed.Publish(Ours, Task1);

        Assert.Equal(Task1, await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Publish_OtherWorkspace_IsNotHeard()
    {
        var heard = new TaskCompletionSource<TaskId>();
        using var theirs = _feed.Subscribe(Theirs, _ => heard.TrySetException(new InvalidOperationException("Heard by strangers.")));
        using var ours = _feed.Subscribe(Ours, task => heard.TrySetResult(task));

        _feed.Publish(Ours, Task1);

        Assert.Equal(Task1, await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Publish_ListenerIsSlow_DoesNotWaitForIt()
    {
        using var release = new ManualResetEventSlim();
        var entered = new TaskCompletionSource();
        using var slow = _feed.Subscribe(Ours, _ =>
        {
            entered.SetResult();
            release.Wait(TestContext.Current.CancellationToken);
        });

        _feed.Publish(Ours, Task1);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        release.Set();
    }

    [Fact]
    public async Task Publish_AfterDisposal_IsNotHeard()
    {
        var heard = new TaskCompletionSource<TaskId>();
        _feed.Subscribe(Ours, _ => heard.TrySetException(new InvalidOperationException("Heard after disposal."))).Dispose();
        using var other = _feed.Subscribe(Ours, task => heard.TrySetResult(task));

        _feed.Publish(Ours, Task1);

        Assert.Equal(Task1, await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
