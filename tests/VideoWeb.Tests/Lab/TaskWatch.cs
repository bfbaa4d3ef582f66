using System.Threading.Channels;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>Waits for many tasks at once, by the change feed.</summary>
internal static class TaskWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The tasks' rows once all of them are as asked.</summary>
    public static Task<IReadOnlyDictionary<TaskId, TaskRow>> UntilAsync(EngineHost engine, IReadOnlyCollection<TaskId> tasks, Func<TaskRow, bool> isReached) =>
        UntilAsync(engine.Get<ChangeFeed>(), engine.Tasks, engine.Actor, tasks, isReached);

    /// <summary>The same in a whole program.</summary>
    public static async Task<IReadOnlyDictionary<TaskId, TaskRow>> UntilAsync(
        ChangeFeed feed, TaskStore store, Actor actor, IReadOnlyCollection<TaskId> tasks, Func<TaskRow, bool> isReached)
    {
        var changes = Channel.CreateUnbounded<TaskId>();
        using var subscription = feed.Subscribe(actor.Workspace, task => changes.Writer.TryWrite(task));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        foreach (var task in tasks) { changes.Writer.TryWrite(task); }

        var reached = new Dictionary<TaskId, TaskRow>();
        var waited = tasks.ToHashSet();
        while (waited.Count > 0)
        {
            TaskId changed;
            try
            {
                changed = await changes.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                var stories = new List<string>();
                foreach (var one in waited.Take(5)) { stories.Add(await StoryAsync(store, actor, one)); }
                Assert.Fail($"{waited.Count} tasks did not get there:\n{string.Join("\n\n", stories)}");
                throw;
            }

            if (!waited.Contains(changed)) { continue; }
            var row = await store.FindAsync(actor, changed, CancellationToken.None) ?? throw new InvalidOperationException("A task is gone.");
            if (!isReached(row)) { continue; }
            reached[changed] = row;
            waited.Remove(changed);
        }

        return reached;
    }

    public static Task<IReadOnlyDictionary<TaskId, TaskRow>> UntilEndedAsync(EngineHost engine, IReadOnlyCollection<TaskId> tasks) =>
        UntilAsync(engine, tasks, row => !row.State.IsOpen());

    public static Task<string> StoryAsync(EngineHost engine, TaskId task) => StoryAsync(engine.Tasks, engine.Actor, task);

    private static async Task<string> StoryAsync(TaskStore store, Actor actor, TaskId task)
    {
        var detail = await store.FindDetailAsync(actor, task, CancellationToken.None) ?? throw new InvalidOperationException("A task is gone.");
        return $"{detail.Row.ProviderId} {detail.Row.Prompt}: {detail.Row.State}\n"
            + string.Join('\n', detail.Events.Select(one => $"  {one.Kind} {one.From}->{one.To} {one.Message}"));
    }
}
