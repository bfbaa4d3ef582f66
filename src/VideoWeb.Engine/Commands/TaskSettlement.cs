using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Commands;

/// <summary>Carries out what a person decides about a task. The caller has made sure that the person may.</summary>
internal sealed class TaskSettlement(
    WorkspaceStore workspaces, EngineTaskStore tasks, SpendingStore spending, TaskJournal journal, WorkQueues queues, PollCases cases, ConnectionKeys keys,
    ProviderTransport transport, RemoteTaskProbe probe, PoisonGuard guard, TimeProvider time)
{
    private static readonly CommandResult OverBudget =
        new CommandResult.Denied(Message.Of(MessageCode.SendAgainOverBudget));

    private static readonly CommandResult TooLate = new CommandResult.Denied(Message.Of(MessageCode.TaskMovedOn));

    /// <summary>The asker as a member who may spend, by the membership of this moment; null when they may not.</summary>
    public async Task<MemberRow?> FindSpenderAsync(Actor actor, CancellationToken cancellationToken)
    {
        var members = await workspaces.ListMembersAsync(actor, cancellationToken);
        return members.FirstOrDefault(member => member.UserId == actor.User && member.Role.CanSpend());
    }

    public async Task<CommandResult> CancelAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (row.State == TaskState.Accepted) { return await CancelAtProviderAsync(by, row, cancellationToken); }
        if (row.State is not (TaskState.Ready or TaskState.Sending)) { return new CommandResult.Denied(Message.Of(MessageCode.TaskNotOpen)); }

        return await journal.ApplyAsync(row.Id, new TaskEvent.CancelAsked(by.Name), cancellationToken) switch
        {
            { State: TaskState.Cancelled } => new CommandResult.Done(Message.Of(MessageCode.CancelledUnsent)),
            null => TooLate,
            _ => new CommandResult.Done(Message.Of(MessageCode.CancelledUnlessAccepted)),
        };
    }

    /// <summary>Asks the provider at once, also about a task that has ended: a question costs nothing, and providers are seen to find again what they had lost.</summary>
    public async Task<CommandResult> CheckNowAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (row.IsSuspended) { return new CommandResult.Denied(Message.Of(MessageCode.ResumeFirst)); }

        switch (row.State)
        {
            case TaskState.Accepted:
                queues.Polls.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done(Message.Of(MessageCode.BeingAsked, ("provider", row.ProviderName)));
            case TaskState.Succeeded:
                queues.Archives.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done(Message.Of(MessageCode.BeingCopied));
            case TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled when row.RemoteId is { } id:
                var likeliest = await FindLikeliestAsync(row, id, cancellationToken);
                if (await journal.ApplyToAsync(row, new TaskEvent.LookAgainAsked(by.Name, likeliest), cancellationToken) is null) { return TooLate; }
                queues.Polls.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done(Message.Of(MessageCode.BeingAsked, ("provider", row.ProviderName)));
            default:
                return new CommandResult.Denied(Message.Of(MessageCode.NothingToAsk));
        }
    }

    public async Task<CommandResult> ResolveAsync(MemberRow by, TaskRow row, UnknownResolution resolution, CancellationToken cancellationToken)
    {
        if (row.IsUnclear && resolution is UnknownResolution.Drop) { return await GiveUpAsync(by, row, cancellationToken); }
        if (row.State != TaskState.Unknown) { return TooLate; }

        switch (resolution)
        {
            case UnknownResolution.Attach attach:
                return await AttachAsync(by, row, attach.RemoteId, cancellationToken);
            case UnknownResolution.SendAgain again:
                return await SendAgainAsync(by, row, again.Attempt, cancellationToken);
            default:
                return await journal.ApplyToAsync(row, new TaskEvent.ResolvedByDropping(by.Name), cancellationToken) is null
                    ? TooLate
                    : new CommandResult.Done(Message.Of(MessageCode.TaskGivenUp));
        }
    }

    // It is asked for no more, and keeps its id: the clip is found by it when the provider calls back or somebody asks again.
    private async Task<CommandResult> GiveUpAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (await journal.ApplyToAsync(row, new TaskEvent.ResolvedByDropping(by.Name), cancellationToken) is null) { return TooLate; }

        cases.End(row.Id);
        queues.Polls.Remove(row.Id);
        return new CommandResult.Done(Message.Of(MessageCode.TaskGivenUp));
    }

    // A task that was sent more than once may be at the provider by several ids, and any of them may have become the clip. Each is asked for; the
    // first that has one counts, else the first that is still there, else the one that the task goes by.
    private async Task<RemoteTaskId> FindLikeliestAsync(TaskRow row, RemoteTaskId present, CancellationToken cancellationToken)
    {
        var others = (await tasks.ListRemoteIdsAsync(row.Id, cancellationToken)).Where(id => id != present).ToList();
        if (others.Count == 0 || await tasks.LoadWorkAsync(row.Id, cancellationToken) is not { } work) { return present; }
        if ((await OpenAsync(row, Message.Of(MessageCode.QueryOutOfReach), cancellationToken)).Secret is not { } secret) { return present; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides);
        RemoteTaskId? alive = null;
        foreach (var id in others.Prepend(present))
        {
            switch (await probe.FollowAsync(provider, secret, id, cancellationToken))
            {
                case PollOutcome.Succeeded: return id;
                case PollOutcome.Pending: alive ??= id; break;
            }
        }

        return alive ?? present;
    }

    /// <summary>Goes on with a task that was set aside.</summary>
    public async Task<CommandResult> ResumeAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (await journal.ApplyToAsync(row, new TaskEvent.Resumed(by.Name), cancellationToken) is null) { return TooLate; }

        await guard.ForgiveAsync(row.Id, cancellationToken);
        var queue = row.State switch { TaskState.Ready => queues.Submissions, TaskState.Accepted => queues.Polls, _ => queues.Archives };
        queue.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done(Message.Of(MessageCode.GoesOn));
    }

    public async Task<CommandResult> FetchAgainAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (await journal.ApplyToAsync(row, new TaskEvent.FetchAgainAsked(by.Name), cancellationToken) is null) { return TooLate; }

        queues.Archives.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done(Message.Of(MessageCode.BeingFetchedAgain));
    }

    private async Task<CommandResult> AttachAsync(MemberRow by, TaskRow row, RemoteTaskId remoteId, CancellationToken cancellationToken)
    {
        if (!RemoteTaskId.TryParse(remoteId.Value, out var trimmed))
        {
            return new CommandResult.Denied(Message.Of(MessageCode.TaskIdWrong, ("most", RemoteTaskId.MaxLength)));
        }

        if (await tasks.LoadWorkAsync(row.Id, cancellationToken) is not { } work) { return TooLate; }
        var (secret, problem) = await OpenAsync(row, Message.Of(MessageCode.QueryOutOfReach), cancellationToken);
        if (secret is null) { return problem; }

        // A mistyped id would show somebody else's clip, or wait for ever.
        switch (await probe.AskAsync(work, DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides), secret, trimmed, cancellationToken))
        {
            case ProbeResult.Another { Message: var message }:
                return new CommandResult.Denied(message);
            case ProbeResult.NotFound { Message: var message }:
                return new CommandResult.Denied(message);
            case ProbeResult.Unclear { Message: var message }:
                return new CommandResult.Denied(message);
        }

        if (await journal.ApplyToAsync(row, new TaskEvent.ResolvedByAttaching(trimmed, by.Name, time.GetUtcNow()), cancellationToken) is null) { return TooLate; }

        queues.Polls.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done(Message.Of(MessageCode.BeingAskedFor, ("provider", row.ProviderName), ("id", trimmed.Value)));
    }

    /// <summary>The problem counts only where there is no secret.</summary>
    private async Task<(ConnectionSecret? Secret, CommandResult Problem)> OpenAsync(TaskRow row, Message removed, CancellationToken cancellationToken)
    {
        return await keys.OpenAsync(row.Workspace, row.Connection, cancellationToken) switch
        {
            OpenKeyResult.Opened { Secret: var secret } => (secret, TooLate),
            OpenKeyResult.Unreadable => (null, new CommandResult.Denied(OpenKeyResult.Unreadable.Message)),
            _ => (null, new CommandResult.Denied(removed)),
        };
    }

    private async Task<CommandResult> SendAgainAsync(MemberRow by, TaskRow row, int attempt, CancellationToken cancellationToken)
    {
        // The page showed that attempt. When another one has been made since, this is the second click of a double one.
        var work = await tasks.LoadWorkAsync(row.Id, cancellationToken);
        if (work is null || work.Attempt.Number != attempt) { return TooLate; }
        if (await spending.FindShortfallAsync(work.Row, cancellationToken) is not null) { return OverBudget; }
        if (await journal.ApplyToAsync(work.Row, new TaskEvent.ResolvedBySendingAgain(attempt + 1, by.Name), cancellationToken) is null) { return TooLate; }

        queues.Submissions.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done(Message.Of(MessageCode.BeingSentAgain));
    }

    private async Task<CommandResult> CancelAtProviderAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        var work = await tasks.LoadWorkAsync(row.Id, cancellationToken);
        if (work?.Row is not { State: TaskState.Accepted, RemoteId: { } remoteId }) { return TooLate; }
        var (secret, problem) = await OpenAsync(row, Message.Of(MessageCode.CancelOutOfReach), cancellationToken);
        if (secret is null) { return problem; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides);
        var dialect = DialectTable.Find(provider.Dialect);
        if (!provider.Capabilities.Cancel || dialect.BuildCancel(provider, remoteId) is not { } request)
        {
            return new CommandResult.Denied(row.Told(Message.Of(MessageCode.CancelNotOffered, ("provider", row.ProviderName))));
        }

        await journal.ApplyAsync(row.Id, new TaskEvent.CancelAsked(by.Name), cancellationToken);
        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request), cancellationToken);
        var outcome = answer is TransportResult.Answered { Response: var response } ? dialect.ReadCancel(response) : CancelOutcome.Unclear;
        await journal.ApplyAsync(row.Id, new TaskEvent.CancelAnswered(outcome), cancellationToken);
        cases.Forget(row.Id);
        queues.Polls.Schedule(row.Id, TimeSpan.Zero);

        return outcome switch
        {
            CancelOutcome.Cancelled => new CommandResult.Done(Message.Of(MessageCode.CancelledThere)),
            CancelOutcome.TooLate => new CommandResult.Denied(row.Told(Message.Of(MessageCode.CancelTooLate, ("provider", row.ProviderName)))),
            _ => new CommandResult.Done(Message.Of(MessageCode.CancelUnanswered, ("provider", row.ProviderName))),
        };
    }
}
