using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Work;

/// <summary>When somebody may spend no more, or again, has their waiting tasks judged anew and shows it to the pages.</summary>
internal sealed class MakerWatch(EngineTaskStore tasks, AccessChanges changes, ChangeFeed feed, WaitingRoom room, WorkQueues queues, ILogger<MakerWatch> logger) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = changes.Subscribe(change =>
        {
            switch (change)
            {
                case AccessChange.MembershipChanged { User: var member }: _ = LookAgainAsync(member); break;
                case AccessChange.AccountChanged { User: var account }: _ = LookAgainAsync(account); break;
            }
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async Task LookAgainAsync(UserId maker)
    {
        try
        {
            await Task.Yield();
            foreach (var (task, workspace) in await tasks.ListReadyAsync(maker, CancellationToken.None))
            {
                // Those in the room are judged when they are called.
                if (!room.IsWaiting(task)) { queues.Submissions.Schedule(task, TimeSpan.Zero); }
                feed.Publish(workspace, task);
            }
        }
        catch (Exception error)
        {
            // Nothing is sent against the rules for it: the gate asks anew. Only one that may go on again waits longer.
            logger.LogWarning(error, "The waiting tasks of member {UserId} could not be judged anew.", maker);
        }
    }
}
