using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>What has changed is read once for all who watch.</summary>
public sealed class LiveTasksTests : IClassFixture<LiveTasksTests.CountedData>
{
    private readonly CountedData _data;
    private readonly ChangeFeed _feed = new(NullLogger<ChangeFeed>.Instance);
    private readonly LiveTasks _live;

    public LiveTasksTests(CountedData data)
    {
        _data = data;
        _live = new LiveTasks(data.EngineTasks, _feed, data.Get<AccessChanges>(), data.Time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneChange_ManyReaders_TakesTwoQueries()
    {
        var (owner, task) = await MakeAsync();
        var member = await _data.JoinAsync(owner, WorkspaceRole.Member);
        await _live.CountAsync(owner, Token);
        _feed.Publish(owner.Workspace, task.Id);
        var before = _data.Queries;

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async number =>
        {
            var actor = number % 2 == 0 ? owner : member;
            return (Rows: await _live.FindAsync(actor, [task.Id], Token), (await _live.CountAsync(actor, Token)).Open);
        }));

        Assert.Equal(2, _data.Queries - before);
        Assert.All(answers, answer => Assert.Equal((task, new OpenCount(0, 1)), (Assert.Single(answer.Rows), answer.Open)));
    }

    [Fact]
    public async Task Change_IsPublished_NextReaderSeesIt()
    {
        var (owner, task) = await MakeAsync();
        Assert.Equal([task], await _live.FindAsync(owner, [task.Id], Token));
        var moved = task with { State = TaskState.Accepted, Version = task.Version + 1 };
        Assert.True(await _data.EngineTasks.SaveAsync(new(task, moved, new("?", Message.Recorded("?"))), Token));

        _feed.Publish(owner.Workspace, task.Id);

        Assert.Equal([moved.State], (await _live.FindAsync(owner, [task.Id], Token)).Select(row => row.State));
        Assert.Equal(new OpenCount(1, 0), (await _live.CountAsync(owner, Token)).Open);
    }

    [Fact]
    public async Task PrivateTask_IsReadForAll_AndHandedToItsMakerAlone()
    {
        var owner = await _data.TeamAsync();
        var ben = await _data.JoinAsync(owner, WorkspaceRole.Member);
        var task = await _data.ArchiveAsync(ben, (await _data.ConnectAsync(ben)).Id);
        Assert.Single(await _live.FindAsync(owner, [task.Id], Token));

        await new ClipCommands(_data.Get<ClipStore>(), _data.Get<TagStore>(), _feed).SetPrivateAsync(ben, [ClipId.Of(task.Id)], isPrivate: true, Token);

        Assert.Empty(await _live.FindAsync(owner, [task.Id], Token));
        Assert.Equal(ben.User, Assert.Single(await _live.FindAsync(ben, [task.Id], Token)).PrivateTo);
    }

    [Fact]
    public async Task Change_NobodyPublishes_IsSeenAfterASecond()
    {
        var (owner, task) = await MakeAsync();
        Assert.Equal(new OpenCount(0, 1), (await _live.CountAsync(owner, Token)).Open);
        var moved = task with { State = TaskState.Accepted, Version = task.Version + 1 };
        Assert.True(await _data.EngineTasks.SaveAsync(new(task, moved, new("?", Message.Recorded("?"))), Token));

        _data.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new OpenCount(1, 0), (await _live.CountAsync(owner, Token)).Open);
    }

    [Fact]
    public async Task Member_IsRemoved_FindsNothingFromThenOn()
    {
        var (owner, task) = await MakeAsync();
        var member = await _data.JoinAsync(owner, WorkspaceRole.Member);
        Assert.Single(await _live.FindAsync(member, [task.Id], Token));

        Assert.IsType<ChangeMembershipResult.Done>(await _data.Workspaces.RemoveMemberAsync(owner, member.User, Token));

        Assert.Empty(await _live.FindAsync(member, [task.Id], Token));
        Assert.Same(TaskCensus.Empty, await _live.CountAsync(member, Token));
        Assert.Single(await _live.FindAsync(owner, [task.Id], Token));
    }

    [Fact]
    public async Task Task_OfAnotherWorkspace_IsNotFound()
    {
        var (owner, _) = await MakeAsync();
        var (_, foreign) = await MakeAsync();

        Assert.Empty(await _live.FindAsync(owner, [foreign.Id], Token));
    }

    [Fact]
    public async Task Reading_Fails_IsMadeAgainByTheNext()
    {
        var (owner, task) = await MakeAsync();
        _data.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _live.FindAsync(owner, [task.Id], Token));
        _data.Fails = false;

        Assert.Single(await _live.FindAsync(owner, [task.Id], Token));
    }

    [Fact]
    public async Task Reader_Leaves_OthersAreAnsweredAllTheSame()
    {
        var (owner, task) = await MakeAsync();
        using var leaving = new CancellationTokenSource();
        var database = _data.Hold();
        var first = _live.FindAsync(owner, [task.Id], Token);
        var second = _live.FindAsync(owner, [task.Id], leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        database.SetResult();

        Assert.Single(await first);
    }

    [Fact]
    public async Task OneChange_ManyPagesOfAPerson_ReadOnceForEachPersonAndQuestion()
    {
        var (owner, task) = await MakeAsync();
        var member = await _data.JoinAsync(owner, WorkspaceRole.Member);
        var read = 0;
        Task<string> Read(Actor actor, string about) => _live.ReadAsync(actor, about, _ => Task.FromResult($"{about} {Interlocked.Increment(ref read)}"), Token);

        Assert.Equal(["a 1", "a 1", "b 2", "a 3"], [await Read(owner, "a"), await Read(owner, "a"), await Read(owner, "b"), await Read(member, "a")]);

        _feed.Publish(owner.Workspace, task.Id);
        Assert.Equal(["a 4", "a 4"], [await Read(owner, "a"), await Read(owner, "a")]);
    }

    [Fact]
    public async Task Reading_OfAPersonFails_IsMadeAgainByTheirNextPage()
    {
        var (owner, _) = await MakeAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => _live.ReadAsync<string>(owner, "", _ => Task.FromException<string>(new InvalidOperationException("away")), Token));

        Assert.Equal("there", await _live.ReadAsync(owner, "", _ => Task.FromResult("there"), Token));
    }

    [Fact]
    public async Task WhatChangesSeldom_OutlivesChangesOfTasks_NotOfQueuesAndNotItsTime()
    {
        var (owner, task) = await MakeAsync();
        var read = 0;
        Task<string> Read(string enough = "") => _live.ReadAsync(
            owner, TimeSpan.FromSeconds(10), known => known.StartsWith(enough, StringComparison.Ordinal), _ => Task.FromResult($"{Interlocked.Increment(ref read)}"), Token);
        Assert.Equal("1", await Read());

        _feed.Publish(owner.Workspace, task.Id);
        _data.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("1", await Read());

        _data.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("2", await Read());

        _feed.PublishQueues(owner.Workspace);
        Assert.Equal("3", await Read());

        _data.Time.Advance(TimeSpan.FromMilliseconds(1));
        _feed.Publish(owner.Workspace, task.Id);
        // Once for all of them, even where what is read anew is no better.
        Assert.Equal(["4", "4"], [await Read("?"), await Read("?")]);
    }

    private async Task<(Actor Owner, TaskRow Task)> MakeAsync()
    {
        var owner = await _data.TeamAsync();
        return (owner, await _data.CreateAsync(owner, (await _data.ConnectAsync(owner)).Id));
    }

    /// <summary>SQLite that counts its queries, and fails when it is told to.</summary>
    public sealed class CountedData : SqliteData
    {
        private readonly Counter _counter = new();

        public int Queries => _counter.Queries;

        public bool Fails { set => _counter.Fails = value; }

        /// <summary>Keeps queries waiting until the answer is set.</summary>
        public TaskCompletionSource Hold() => _counter.Held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            services.ConfigureDbContext<SqliteVideoWebDbContext>(options => options.AddInterceptors(_counter));
        }
    }

    private sealed class Counter : DbCommandInterceptor
    {
        private int _queries;

        public int Queries => Volatile.Read(ref _queries);

        public bool Fails { get; set; }

        public TaskCompletionSource? Held { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Fails) { throw new InvalidOperationException("The database is away."); }

            Interlocked.Increment(ref _queries);
            if (Held is { } held) { await held.Task.WaitAsync(cancellationToken); }
            return result;
        }
    }
}
