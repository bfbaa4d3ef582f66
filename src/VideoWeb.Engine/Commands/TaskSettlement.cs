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
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Commands;

/// <summary>Carries out what a person decides about a task. The caller has made sure that the person may.</summary>
internal sealed class TaskSettlement(
    WorkspaceStore workspaces, EngineTaskStore tasks, SpendingStore spending, TaskJournal journal, WorkQueues queues, PollCases cases, ConnectionKeys keys,
    ProviderTransport transport, RemoteTaskProbe probe, PoisonGuard guard, TimeProvider time)
{
    private static readonly CommandResult OverBudget =
        new CommandResult.Denied("A budget has no room for sending it again. An administrator of the workspace can raise it under Spending.");

    private static readonly CommandResult TooLate = new CommandResult.Denied("The task has moved on meanwhile. Look at it again.");

    /// <summary>The asker as a member who may spend, by the membership of this moment; null when they may not.</summary>
    public async Task<MemberRow?> FindSpenderAsync(Actor actor, CancellationToken cancellationToken)
    {
        var members = await workspaces.ListMembersAsync(actor, cancellationToken);
        return members.FirstOrDefault(member => member.UserId == actor.User && member.Role.CanSpend());
    }

    public async Task<CommandResult> CancelAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (row.State == TaskState.Accepted) { return await CancelAtProviderAsync(by, row, cancellationToken); }
        if (row.State is not (TaskState.Ready or TaskState.Sending)) { return new CommandResult.Denied("Only a task that is still going on can be cancelled."); }

        return await journal.ApplyAsync(row.Id, new TaskEvent.CancelAsked(by.Name), cancellationToken) switch
        {
            { State: TaskState.Cancelled } => new CommandResult.Done("Cancelled. Nothing was sent."),
            null => TooLate,
            _ => new CommandResult.Done("It is being sent at this moment. It will be cancelled if the provider has not accepted it."),
        };
    }

    /// <summary>Asks the provider at once, also about a task that has ended: a question costs nothing, and providers are seen to find again what they had lost.</summary>
    public async Task<CommandResult> CheckNowAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (row.IsSuspended) { return new CommandResult.Denied("Work on this task broke off too often, so it is left alone. Choose to go on with it first."); }

        switch (row.State)
        {
            case TaskState.Accepted:
                queues.Polls.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done($"{row.ProviderName} is being asked.");
            case TaskState.Succeeded:
                queues.Archives.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done("The clip is being copied.");
            case TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled when row.RemoteId is not null:
                if (await journal.ApplyToAsync(row, new TaskEvent.LookAgainAsked(by.Name), cancellationToken) is null) { return TooLate; }
                queues.Polls.Schedule(row.Id, TimeSpan.Zero);
                return new CommandResult.Done($"{row.ProviderName} is being asked.");
            default:
                return new CommandResult.Denied("There is nothing to ask for: the provider does not have this task at the moment.");
        }
    }

    public async Task<CommandResult> ResolveAsync(MemberRow by, TaskRow row, UnknownResolution resolution, CancellationToken cancellationToken)
    {
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
                    : new CommandResult.Done("Given up.");
        }
    }

    /// <summary>Goes on with a task that was set aside.</summary>
    public async Task<CommandResult> ResumeAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (await journal.ApplyToAsync(row, new TaskEvent.Resumed(by.Name), cancellationToken) is null) { return TooLate; }

        await guard.ForgiveAsync(row.Id, cancellationToken);
        var queue = row.State switch { TaskState.Ready => queues.Submissions, TaskState.Accepted => queues.Polls, _ => queues.Archives };
        queue.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done("It goes on.");
    }

    public async Task<CommandResult> FetchAgainAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        if (await journal.ApplyToAsync(row, new TaskEvent.FetchAgainAsked(by.Name), cancellationToken) is null) { return TooLate; }

        queues.Archives.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done("The clip is being fetched again.");
    }

    private async Task<CommandResult> AttachAsync(MemberRow by, TaskRow row, RemoteTaskId remoteId, CancellationToken cancellationToken)
    {
        if (!RemoteTaskId.TryParse(remoteId.Value, out var trimmed))
        {
            return new CommandResult.Denied($"Write the provider's task id: 1 to {RemoteTaskId.MaxLength} characters without spaces.");
        }

        if (await tasks.LoadWorkAsync(row.Id, cancellationToken) is not { } work) { return TooLate; }
        var (secret, problem) = await OpenAsync(row, "The connection was removed, so the provider cannot be asked for this task.", cancellationToken);
        if (secret is null) { return problem; }

        // A mistyped id would show somebody else's clip, or wait for ever.
        switch (await probe.AskAsync(work, DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides), secret, trimmed, cancellationToken))
        {
            case ProbeResult.Another { Sentence: var sentence }:
                return new CommandResult.Denied(sentence);
            case ProbeResult.Unclear { Sentence: var sentence }:
                return new CommandResult.Denied(sentence);
        }

        if (await journal.ApplyToAsync(row, new TaskEvent.ResolvedByAttaching(trimmed, by.Name, time.GetUtcNow()), cancellationToken) is null) { return TooLate; }

        queues.Polls.Schedule(row.Id, TimeSpan.Zero);
        return new CommandResult.Done($"{row.ProviderName} is being asked for {trimmed}.");
    }

    /// <summary>The problem counts only where there is no secret.</summary>
    private async Task<(ConnectionSecret? Secret, CommandResult Problem)> OpenAsync(TaskRow row, string removed, CancellationToken cancellationToken)
    {
        return await keys.OpenAsync(row.Workspace, row.Connection, cancellationToken) switch
        {
            OpenKeyResult.Opened { Secret: var secret } => (secret, TooLate),
            OpenKeyResult.Unreadable => (null, new CommandResult.Denied(OpenKeyResult.Unreadable.Sentence)),
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
        return new CommandResult.Done("It is being sent again.");
    }

    private async Task<CommandResult> CancelAtProviderAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        var work = await tasks.LoadWorkAsync(row.Id, cancellationToken);
        if (work?.Row is not { State: TaskState.Accepted, RemoteId: { } remoteId }) { return TooLate; }
        var (secret, problem) = await OpenAsync(row, "The connection was removed, so the provider cannot be asked to cancel it.", cancellationToken);
        if (secret is null) { return problem; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides);
        var dialect = DialectTable.Find(provider.Dialect);
        if (!provider.Capabilities.Cancel || dialect.BuildCancel(provider, remoteId) is not { } request)
        {
            return new CommandResult.Denied($"{row.ProviderName} has no way to cancel a task. It goes on and will be billed.");
        }

        await journal.ApplyAsync(row.Id, new TaskEvent.CancelAsked(by.Name), cancellationToken);
        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request), cancellationToken);
        var outcome = answer is TransportResult.Answered { Response: var response } ? dialect.ReadCancel(response) : CancelOutcome.Unclear;
        await journal.ApplyAsync(row.Id, new TaskEvent.CancelAnswered(outcome), cancellationToken);
        cases.Forget(row.Id);
        queues.Polls.Schedule(row.Id, TimeSpan.Zero);

        return outcome switch
        {
            CancelOutcome.Cancelled => new CommandResult.Done("Cancelled."),
            CancelOutcome.TooLate => new CommandResult.Denied($"{row.ProviderName} says that it cannot be cancelled any more. It goes on and will be billed."),
            _ => new CommandResult.Done($"{row.ProviderName} was asked to cancel it and did not say whether it will. The next look at the task tells."),
        };
    }
}
