using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.MultiModel;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>Sends the forms of a person in a workspace, and finds what became of sendings whose page was left.</summary>
/// <remarks>Nothing is sent here that was not kept with its nonces before; see <see cref="ComposeState.UnansweredNonce"/>.</remarks>
public sealed class FormSender(GenerationCommands commands, TaskStore tasks, DraftStore drafts, Actor actor, ILogger logger)
{
    /// <summary>The form of the click, whatever was changed while it was being kept.</summary>
    /// <remarks>Clips that do not fit a budget together are refused together.</remarks>
    public async Task<SendOutcome> SendAsync(PendingSend send, MessageFormatter texts)
    {
        var orders = ComposeSubmission.Orders(send.Form, send.Connection, send.Mode, send.Nonce);
        return await FindShortfallAsync(orders) is { } shortfall
            ? new SendOutcome([], [], BudgetLabels.Refusal(shortfall, texts))
            : await ComposeSubmission.SendAsync(orders, SubmitAsync, texts);
    }

    /// <summary>One form after the other; what is sent stays sent when the reader leaves.</summary>
    /// <inheritdoc cref="SendAsync(PendingSend, MessageFormatter)" path="/remarks"/>
    public async Task<MultiModelPlan> SendAsync(MultiModelPlan plan, ModelCatalog catalog, MessageFormatter texts, Action<MultiModelPlan> show)
    {
        if (await FindShortfallAsync(plan.Orders(catalog)) is { } shortfall)
        {
            var refused = plan.Refuse(BudgetLabels.Refusal(shortfall, texts));
            show(refused);
            return refused;
        }

        return await plan.SendAsync(catalog, SubmitAsync, texts, show, error => logger.LogError(error, "One of several forms of workspace {Workspace} could not be sent.", actor.Workspace));
    }

    /// <summary>For a page that was left while its sending ran: the answer has come, so the kept form does not wait for it any more.</summary>
    public Task SettleAsync(PendingSend send, SendOutcome outcome) => outcome.KeepsNonce
        ? Task.CompletedTask
        // What was changed or sent anew since is not touched.
        : SettleAsync(kept => kept.UnansweredNonce != send.Nonce ? kept : outcome.IsWhole ? kept.AfterSent(send.Mode) : kept with { UnansweredNonce = null });

    /// <inheritdoc cref="SettleAsync(PendingSend, SendOutcome)"/>
    public Task SettleAsync(MultiModelPlan done) => SettleAsync(kept => kept with { SeveralNonces = done.Keep(kept.SeveralNonces) });

    /// <summary>What became of a sending that a form still waits for, although the page that sent it has its answer; null when it has none, or none is known.</summary>
    /// <remarks>
    /// It takes both, tasks and a draft that has been settled (<see cref="SettleAsync(PendingSend, SendOutcome)"/>): tasks alone can be those of an
    /// answer that was lost, and then the same form must make nothing twice.
    /// </remarks>
    /// <param name="own">The nonce of the page's own last sending, which is not looked for.</param>
    public async Task<AnsweredSend?> FindAnsweredAsync(ComposeState form, string? own, CancellationToken cancellationToken)
    {
        if (form.UnansweredNonce is not { } nonce || nonce == own) { return null; }
        if (await drafts.ReadAsync(actor, cancellationToken) is { Json: var json } && ComposeDraft.Read(json)?.UnansweredNonce == nonce) { return null; }

        var made = await tasks.FindByNoncesAsync(actor, ComposeSubmission.Nonces(form, nonce), cancellationToken);
        return made.Count == form.Count ? new AnsweredSend(nonce, made) : null;
    }

    // One alone is asked for when it is saved.
    private async Task<BudgetShortfall?> FindShortfallAsync(IReadOnlyList<GenerationOrder> orders) =>
        orders.Count > 1 ? await commands.FindShortfallAsync(actor, orders, CancellationToken.None) : null;

    // Not the page's token: a click that was made counts, also when the reader leaves.
    private Task<SubmitResult> SubmitAsync(GenerationOrder order) => commands.SubmitAsync(actor, order, CancellationToken.None);

    private async Task SettleAsync(Func<ComposeState, ComposeState> settle)
    {
        try
        {
            if (await drafts.ReadAsync(actor, CancellationToken.None) is not { Json: var json } || ComposeDraft.Read(json) is not { } kept) { return; }

            var settled = settle(kept);
            if (settled != kept) { await drafts.ReplaceAsync(actor, json, ComposeDraft.Write(settled), CancellationToken.None); }
        }
        catch (Exception error)
        {
            // The nonce stays: the next sending of this form says that it was sent before, and the one after makes a new task.
            logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be settled.", actor.User, actor.Workspace);
        }
    }
}

/// <summary>The tasks of a sending whose answer came to no page.</summary>
public sealed record AnsweredSend(string Nonce, IReadOnlyList<TaskId> Tasks);

/// <summary>A form that is being sent, as it was at the click.</summary>
public sealed record PendingSend(ComposeState Form, ConnectionId Connection, ModeDescription Mode, string Nonce);
