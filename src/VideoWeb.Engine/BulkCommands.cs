using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Commands;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>What people do with many tasks at once. Every command asks again who may do it.</summary>
public sealed class BulkCommands
{
    public const int MostAtOnce = 500;

    private static readonly Message TooMany = Message.Of(MessageCode.TooManyAtOnce, ("most", MostAtOnce));

    private readonly LiveCatalog _catalog;
    private readonly ConnectionStore _connections;
    private readonly TaskStore _tasks;
    private readonly GenerationCommands _commands;
    private readonly ChangeFeed _feed;

    internal BulkCommands(LiveCatalog catalog, ConnectionStore connections, TaskStore tasks, GenerationCommands commands, ChangeFeed feed) =>
        (_catalog, _connections, _tasks, _commands, _feed) = (catalog, connections, tasks, commands, feed);

    /// <summary>Puts settled tasks away for the whole workspace, or brings them back. One's own; whoever manages the workspace may with any.</summary>
    public async Task<HideTasksResult> SetHiddenAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, bool isHidden, CancellationToken cancellationToken)
    {
        if (tasks.Count > MostAtOnce) { return new HideTasksResult.Rejected(TooMany); }

        var result = await _tasks.SetHiddenAsync(actor, tasks, isHidden, cancellationToken);
        if (result is HideTasksResult.Changed changed)
        {
            foreach (var task in changed.Tasks) { _feed.Publish(actor.Workspace, task); }
        }

        return result;
    }

    /// <summary>What trying these tasks again would send, by the catalog and the connections of this moment. Nothing is saved or sent.</summary>
    /// <returns>Oldest first; none for what is not there.</returns>
    public async Task<IReadOnlyList<RepeatItem>> PlanRepeatAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count > MostAtOnce) { return []; }

        var requests = await _tasks.ListRequestsAsync(actor, tasks, cancellationToken);
        var connections = (await _connections.ListAsync(actor, cancellationToken)).ToDictionary(connection => connection.Id);
        return [.. requests.Select(request => Plan(request, connections.GetValueOrDefault(request.Row.Connection)))];
    }

    /// <summary>
    /// Makes one new task of each that has ended without a clip, with the same request, once: what was tried again before, by whomever, makes nothing. Each
    /// is checked as any order is.
    /// </summary>
    /// <returns>Oldest first. When the database has trouble the rest is not tried.</returns>
    public async Task<IReadOnlyList<RepeatResult>> RepeatAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count > MostAtOnce) { return [.. tasks.Take(1).Select(task => new RepeatResult(task, new SubmitResult.Denied(TooMany)))]; }

        var requests = await _tasks.ListRequestsAsync(actor, tasks, cancellationToken);
        // What was one set is one again, without what is not tried again. Its old set would hold it back for the failures there.
        var batches = requests.Where(request => request.Row.Batch is not null).GroupBy(request => request.Row.Batch!).Where(set => set.Count() > 1)
            .ToDictionary(set => set.Key, _ => Guid.NewGuid().ToString("N"));
        List<RepeatResult> results = [];
        SubmitResult.NotSaved? trouble = null;
        foreach (var request in requests)
        {
            var batch = request.Row.Batch is { } old ? batches.GetValueOrDefault(old) : null;
            var result = trouble ?? await RepeatAsync(actor, request, batch, cancellationToken);
            if (result is SubmitResult.NotSaved notSaved) { trouble = notSaved with { MayBeThere = false }; }
            results.Add(new(request.Row.Id, result));
        }

        return results;
    }

    private Task<SubmitResult> RepeatAsync(Actor actor, TaskRequest request, string? batch, CancellationToken cancellationToken) => request.Row.State.HasEndedWithoutClip()
        ? _commands.SubmitAsync(actor, OrderOf(request) with { Batch = batch }, cancellationToken)
        : Task.FromResult<SubmitResult>(new SubmitResult.Denied(Message.Of(MessageCode.NotToBeTriedAgain)));

    private RepeatItem Plan(TaskRequest request, ConnectionView? connection)
    {
        var item = new RepeatItem(request.Row.Id, request.Row.IsSandbox, null, null);
        if (!request.Row.State.HasEndedWithoutClip()) { return item with { Obstacle = Message.Of(MessageCode.NotToBeTriedAgain) }; }
        if (request.IsRepeated) { return item with { Obstacle = Message.Of(MessageCode.TriedAgainAlready) }; }
        if (connection is null) { return item with { Obstacle = Message.Of(MessageCode.ConnectionNotYours) }; }

        var reading = OrderReading.Of(OrderOf(request), _catalog.Current, connection.Overrides);
        return item with { Obstacle = reading.Errors.Count > 0 ? reading.Errors[0].Message : null, Price = reading.Input is { } input ? PriceEstimate.Estimate(input) : null };
    }

    // The hours that were wished for it are kept, as they are a matter of money; a time that has passed is not.
    private static GenerationOrder OrderOf(TaskRequest request) => new(
        request.Row.Connection, request.Row.ProviderId, request.Row.ModelId, request.Row.ModeId, request.Values, request.Media, request.Nonce)
    {
        When = new SendSchedule(null, request.Row.Hours, request.Row.IgnoresHours && request.Row.Hours is null),
    };
}

/// <summary>A task that somebody wants to try again.</summary>
/// <param name="IsSandbox">It costs nothing.</param>
/// <param name="Price">By the provider's list; null when that is not known.</param>
/// <param name="Obstacle">Why it cannot be tried again; null when it can, as far as is known before it is sent.</param>
public sealed record RepeatItem(TaskId Source, bool IsSandbox, ReportedCost? Price, Message? Obstacle);

/// <summary>What came of trying a task again.</summary>
/// <param name="Result">Of the new task; submitted and not new when there had been one.</param>
public sealed record RepeatResult(TaskId Source, SubmitResult Result);
