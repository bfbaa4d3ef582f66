using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Commands;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>What people can do: order a clip, and settle, cancel or look again at a task. Every command asks again who may do it.</summary>
public sealed class GenerationCommands
{
    private static readonly Message ViewersCannotSpend = Message.Of(MessageCode.ClipMakersOnly);

    private readonly LiveCatalog _catalog;
    private readonly ConnectionStore _connections;
    private readonly TaskStore _tasks;
    private readonly TaskSettlement _settlement;
    private readonly SendTurns _turns;
    private readonly ChangeFeed _feed;
    private readonly InputMedia _inputMedia;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<GenerationCommands> _logger;

    internal GenerationCommands(
        LiveCatalog catalog, ConnectionStore connections, TaskStore tasks, TaskSettlement settlement, SendTurns turns, ChangeFeed feed,
        InputMedia inputMedia, EngineOptions options, TimeProvider time, ILogger<GenerationCommands> logger)
    {
        (_catalog, _connections, _tasks, _settlement, _turns, _feed, _inputMedia, _options, _time, _logger) =
            (catalog, connections, tasks, settlement, turns, feed, inputMedia, options, time, logger);
    }

    /// <summary>Checks the order again, saves it and lets it be sent. When this returns <see cref="SubmitResult.Submitted"/> the task is durable.</summary>
    /// <remarks>A database that is full, locked or away makes it <see cref="SubmitResult.NotSaved"/>.</remarks>
    public async Task<SubmitResult> SubmitAsync(Actor actor, GenerationOrder order, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.SavePatience, _time, cancellationToken);
        try
        {
            return await TrySubmitAsync(actor, order, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.HasExpired)
        {
            return new SubmitResult.NotSaved(MessageCode.DatabaseBusy, MayBeThere: false);
        }
        catch (Exception error) when (StorageTrouble.Find(error) is { } trouble)
        {
            _logger.LogError(error, "An order of workspace {Workspace} could not be saved.", actor.Workspace);
            return new SubmitResult.NotSaved(trouble, MayBeThere: false);
        }
    }

    /// <summary>Whether what one click asks for fits the budgets as a whole, so that a batch is sent or refused and not cut. Claims nothing.</summary>
    /// <returns>The first budget without room; null when all have, and when something else stands in the way, which <see cref="SubmitAsync"/> says.</returns>
    public async Task<BudgetShortfall?> FindShortfallAsync(Actor actor, IReadOnlyList<GenerationOrder> orders, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.SavePatience, _time, cancellationToken);
        try
        {
            var tasks = new List<NewTask>();
            foreach (var order in orders)
            {
                if ((await PrepareAsync(actor, order, deadline.Token)).Task is not { } task) { return null; }

                tasks.Add(task);
            }

            return await _tasks.FindShortfallAsync(actor, tasks, deadline.Token);
        }
        catch (Exception error) when (deadline.HasExpired || StorageTrouble.Find(error) is not null)
        {
            _logger.LogWarning(error, "What the budgets of workspace {Workspace} leave could not be read.", actor.Workspace);
            return null;
        }
    }

    private async Task<SubmitResult> TrySubmitAsync(Actor actor, GenerationOrder order, CancellationToken cancellationToken)
    {
        var (task, refusal) = await PrepareAsync(actor, order, cancellationToken);
        if (task is null) { return refusal!; }

        var owner = new PollOwner(actor.Workspace, actor.User, task.Connection);
        CreateTaskResult saved;
        try
        {
            saved = await _tasks.CreateAsync(actor, task, cancellationToken);
        }
        catch
        {
            // The database may have it all the same, when only its answer was lost. A task that there is not is passed over.
            _turns.Schedule(task.Id, owner, _options.RetryDelay);
            throw;
        }

        return saved switch
        {
            CreateTaskResult.Created created => Begin(owner, created),
            CreateTaskResult.Rejected denied => new SubmitResult.Denied(denied.Message),
            CreateTaskResult.OverBudget over => new SubmitResult.OverBudget(over.Shortfall),
            CreateTaskResult.Failed unclear => Await(owner, task.Id, unclear),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    // The order as a task that can be saved, or why it cannot.
    private async Task<(NewTask? Task, SubmitResult? Refusal)> PrepareAsync(Actor actor, GenerationOrder order, CancellationToken cancellationToken)
    {
        if (order.FormNonce.Length is < 1 or > 64 || order.Batch?.Length is < 1 or > 64 || order.StopAfter < 1 || order.When.Hours is { IsComplete: false }) { return Refuse(Message.Of(MessageCode.FormTooOld)); }
        if (await _settlement.FindSpenderAsync(actor, cancellationToken) is null) { return Refuse(ViewersCannotSpend); }

        var connection = await _connections.FindAsync(actor, order.Connection, cancellationToken);
        if (connection is null) { return Refuse(Message.Of(MessageCode.ConnectionNotYours)); }
        if (connection.ProviderId != order.ProviderId) { return Refuse(Message.Of(MessageCode.ConnectionOfAnotherProvider)); }

        var (media, mediaErrors) = await _inputMedia.ReadAsync(actor, order.Media, cancellationToken);
        if (mediaErrors.Count > 0) { return (null, new SubmitResult.Invalid(mediaErrors)); }

        var reading = OrderReading.Of(order with { Media = media }, _catalog.Current, connection.Overrides);
        if (reading.Input is not { } input || reading.Errors.Count > 0) { return (null, new SubmitResult.Invalid(reading.Errors)); }
        if (_inputMedia.TravelErrors(input, connection.IsSandbox).ToList() is [_, ..] stuck) { return (null, new SubmitResult.Invalid(stuck)); }

        return (new NewTask(
            TaskId.New(_time.GetUtcNow()), connection.Id, connection.IsSandbox, ModelSnapshot.Create(input.Provider, input.Model), input.Mode.Id,
            input.Values, input.Media, order.FormNonce, CardRatio.Of(input))
        {
            Estimate = PriceEstimate.Estimate(input),
            When = order.When,
            Batch = order.Batch,
            StopAfter = order.StopAfter,
        }, null);

        static (NewTask?, SubmitResult?) Refuse(Message message) => (null, new SubmitResult.Denied(message));
    }

    /// <summary>A task that was not sent is cancelled here; one that the provider has is cancelled there, where its API can.</summary>
    public Task<CommandResult> CancelAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        ForSpenderAsync(actor, task, _settlement.CancelAsync, cancellationToken);

    /// <summary>Asks the provider now instead of when it is due; once more when the task has ended without a clip.</summary>
    public Task<CommandResult> CheckNowAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        ForSpenderAsync(actor, task, _settlement.CheckNowAsync, cancellationToken);

    public Task<CommandResult> ResolveUnknownAsync(Actor actor, TaskId task, UnknownResolution resolution, CancellationToken cancellationToken) =>
        ForSpenderAsync(actor, task, (spender, row, token) => _settlement.ResolveAsync(spender, row, resolution, token), cancellationToken);

    /// <summary>Tries once more to copy a clip whose copying had been given up.</summary>
    public Task<CommandResult> FetchResultAgainAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        ForSpenderAsync(actor, task, _settlement.FetchAgainAsync, cancellationToken);

    /// <summary>Goes on with a task that was set aside because work on it broke off again and again.</summary>
    public Task<CommandResult> ResumeAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        ForSpenderAsync(actor, task, _settlement.ResumeAsync, cancellationToken);

    /// <summary>The request as it would be sent, also while the form still has errors.</summary>
    /// <param name="overrides">The connection's own paths; null for none.</param>
    /// <returns>Null when the order names a model or mode that there is not, or values that cannot be written.</returns>
    public RequestPreviewText? Preview(GenerationOrder order, Uri baseUrl, EndpointOverrides? overrides)
    {
        if (OrderReading.Of(order, _catalog.Current, overrides).Input is not { } input) { return null; }

        var request = DialectTable.Find(input.Provider.Dialect).BuildCreate(input, DeliveryHints.None);
        return new RequestPreviewText(
            request.Method, RequestAddress.Create(baseUrl, request).AbsoluteUri, RequestPreview.Json(input.Provider, request), RequestPreview.Curl(input.Provider, baseUrl, request));
    }

    /// <summary>Which media of a form could not be sent as things stand, each at its slot with what to do. <see cref="SubmitAsync"/> refuses the same ones.</summary>
    /// <param name="isSandbox">Whether the connection leads to the sandbox.</param>
    public IReadOnlyList<CheckError> TravelErrors(GenerationInput input, bool isSandbox) => [.. _inputMedia.TravelErrors(input, isSandbox)];

    private SubmitResult.Submitted Begin(PollOwner owner, CreateTaskResult.Created created)
    {
        if (created.IsNew)
        {
            _feed.Publish(owner.Workspace, created.Id);
            _turns.Schedule(created.Id, owner, TimeSpan.Zero);
        }

        return new SubmitResult.Submitted(created.Id, created.IsNew);
    }

    // When the database answers again, the task is found there and sent, or it is not there and forgotten.
    private SubmitResult.NotSaved Await(PollOwner owner, TaskId task, CreateTaskResult.Failed unclear)
    {
        _logger.LogWarning("Whether task {TaskId} was saved is not known: {Trouble}", task, unclear.Trouble);
        _turns.Schedule(task, owner, _options.RetryDelay);
        return new SubmitResult.NotSaved(unclear.Trouble, MayBeThere: true);
    }

    /// <summary>Runs a command for whoever made the task or manages the workspace, by their membership of this moment.</summary>
    internal async Task<CommandResult> ForSpenderAsync(
        Actor actor, TaskId task, Func<MemberRow, TaskRow, CancellationToken, Task<CommandResult>> command, CancellationToken cancellationToken)
    {
        if (await _tasks.FindAsync(actor, task, cancellationToken) is not { } row) { return new CommandResult.NotFound(); }
        if (await _settlement.FindSpenderAsync(actor, cancellationToken) is not { } spender) { return new CommandResult.Denied(ViewersCannotSpend); }

        return spender.UserId == row.CreatedBy || spender.Role.CanManage()
            ? await command(spender, row, cancellationToken)
            : new CommandResult.Denied(Message.Of(MessageCode.OthersTask, ("person", row.CreatedByName)));
    }
}
