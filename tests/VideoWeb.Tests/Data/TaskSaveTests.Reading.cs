using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What is read of tasks that wait for somebody or were called back.</summary>
public abstract partial class TaskSaveTests
{
    private static readonly Message Broken = Message.Of(MessageCode.WorkFailedAt, ("error", "FormatException"), ("place", "Archiver.CopyAsync"));

    [Fact]
    public async Task Unresolved_UnknownAndSuspended_AreListedCountedAndNotRunning()
    {
        var (owner, unknown) = await ReadyAsync();
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var aside = await data.CreateAsync(owner, unknown.Connection);
        await data.CreateAsync(owner, unknown.Connection, "still waiting");
        await _engineStore.SaveAsync(new(unknown, unknown with { State = TaskState.Unknown, Version = 2 }, new("unknown", Message.Recorded("?")), new() { Number = 1, BytesWritten = 812 }), Token);
        await _engineStore.SaveAsync(new(aside, aside with { IsSuspended = true, Version = 2 }, new("set-aside", Message.Recorded("?"))), Token);
        await data.Get<TaskFailureStore>().CountAsync(aside.Id, Broken, Token);

        var listed = await _store.ListUnresolvedAsync(owner, 10, Token);

        Assert.Equal([(aside.Id, null, Broken), (unknown.Id, 812L, null)], listed.Select(one => (one.Row.Id, one.Attempt!.BytesWritten, one.Failure)));
        var census = await _engineStore.CountAsync(owner.Workspace, Token);
        Assert.Equal((2, new OpenCount(0, 1)), (census.Unresolved, census.Open));
        Assert.Contains(await _engineStore.ListUnknownAsync(Token), one => one.Id == unknown.Id);
        Assert.DoesNotContain(await _engineStore.ListOpenAsync(Token), one => one.Id == aside.Id || one.Id == unknown.Id);
        Assert.Empty(await _store.ListUnresolvedAsync(await data.StrangerIn(owner.Workspace), 10, Token));
    }

    [Fact]
    public async Task Crashes_AreCountedUntilForgiven()
    {
        var (_, task) = await ReadyAsync();
        var crashes = data.Get<TaskFailureStore>();

        int[] counts = [await crashes.CountAsync(task.Id, Message.Recorded("First."), Token), await crashes.CountAsync(task.Id, Message.Recorded("Second."), Token)];
        await crashes.ExplainAsync(task.Id, Broken, Token);

        Assert.Equal([1, 2], counts);
        Assert.Equal((2, Broken), ((await crashes.ListAsync(Token))[task.Id], await crashes.FindEvidenceAsync(task.Id, Token)));
        await crashes.ClearAsync(task.Id, Token);
        Assert.DoesNotContain(task.Id, await crashes.ListAsync(Token));
        Assert.Equal(0, await crashes.CountAsync(TaskId.New(data.Time.GetUtcNow()), Broken, Token));
    }

    [Fact]
    public async Task CallbackNote_Twice_IsOneRowWithTheLastIdThatWasTold()
    {
        var (_, task) = await ReadyAsync();
        await _engineStore.SaveAsync(new(task, task with { State = TaskState.Sending, Version = 2 }, new("sending", Message.Recorded("?")), new() { Number = 1, CallbackTokenHash = new string('d', 64) }), Token);
        var callbacks = data.Get<CallbackStore>();
        var target = (await callbacks.FindAsync(new string('d', 64), Token))!;
        var first = data.Time.GetUtcNow();

        await callbacks.NoteAsync(target, new RemoteTaskId("r1"), Token);
        data.Time.Advance(TimeSpan.FromSeconds(5));
        await callbacks.NoteAsync(target, null, Token);

        Assert.Equal((TaskState.Sending, 1, 1), (target.State, target.Attempt, target.LastAttempt));
        var expected = new CallbackNote { TaskId = task.Id, Attempt = 1, FirstAt = first, LastAt = first.AddSeconds(5), RemoteId = new RemoteTaskId("r1") };
        Assert.Equal(expected, await callbacks.FindNoteAsync(task.Id, 1, Token));
    }

    [Fact]
    public async Task LoadWork_TaskIsGone_IsNull()
    {
        Assert.Null(await _engineStore.LoadWorkAsync(TaskId.New(data.Time.GetUtcNow()), Token));
        Assert.Null(await data.Get<CallbackStore>().FindAsync(new string('c', 64), Token));
    }

    [Fact]
    public async Task Instants_InAnyOffset_CompareAsInstants()
    {
        var (_, before) = await ReadyAsync();
        var late = new DateTimeOffset(2030, 1, 1, 0, 30, 0, TimeSpan.FromHours(2));
        await _engineStore.SaveAsync(new(before, Sending(before) with { NextPollAt = late }, new("x", Message.Recorded("x"))), Token);
        var earlierOnTheWallLaterInTruth = new DateTimeOffset(2029, 12, 31, 23, 0, 0, TimeSpan.FromHours(-5));

        await using var db = await data.OpenAsync();
        var due = await db.Tasks.Where(task => task.Id == before.Id && task.NextPollAt < earlierOnTheWallLaterInTruth)
            .OrderBy(task => task.NextPollAt).Select(task => task.NextPollAt).SingleAsync(Token);

        Assert.Equal((late, TimeSpan.Zero), (due!.Value, due.Value.Offset));
    }
}
