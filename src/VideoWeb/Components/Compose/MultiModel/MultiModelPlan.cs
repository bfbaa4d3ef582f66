using System.Collections.Immutable;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.MultiModel;

/// <summary>One prompt to several models at once. Immutable; every change is a new plan.</summary>
/// <param name="Form">The page's form as it was when the plan began; every model is translated from it, not from another translation.</param>
public sealed record MultiModelPlan(ComposeState Form, ImmutableArray<MultiModelTarget> Targets)
{
    public const int MaxTargets = 4;

    /// <summary>Begins with the model that is chosen.</summary>
    public static MultiModelPlan Begin(ComposeState form)
    {
        var plain = form with { Notes = [], BeforeSwitch = null, ShowsAllErrors = true, UnansweredNonce = null, SeveralNonces = ComposeState.NoNonces };
        return new MultiModelPlan(plain, [new MultiModelTarget(plain)]);
    }

    /// <summary>How many requests are to be sent: each model makes as many clips as the form was to make.</summary>
    public int Requests => Unsent.Sum(target => target.State.Count);

    public bool HasRoom => Targets.Length < MaxTargets;

    public IEnumerable<MultiModelTarget> Unsent => Targets.Where(target => !target.IsSent);

    /// <summary>Something of it was tried, and is to be tried again with the same nonce.</summary>
    public bool IsUnanswered => Unsent.Any(target => target.Nonce is not null);

    /// <summary>Whether the page's form is still the one with which the plan began.</summary>
    public bool IsFor(ComposeState form) =>
        form.When == Form.When && form.StopAfter == Form.StopAfter && ComposeDraft.Fingerprint(form) == ComposeDraft.Fingerprint(Form);

    /// <summary>Those that are still to be sent, were written in the sandbox and would cost money now; nothing is sent before the person has said that they may.</summary>
    public IEnumerable<MultiModelTarget> LeavingSandbox(IReadOnlyList<ConnectionView> connections) =>
        Unsent.Where(target => SandboxExitRule.Asks(target.State, connections.FirstOrDefault(connection => connection.Id == target.State.Connection)));

    /// <summary>All of it may cost money; it does not ask again, for a model that is added later either.</summary>
    public MultiModelPlan AgreeToPay() => this with
    {
        Form = Form with { Exit = SandboxExit.Agreed },
        Targets = [.. Targets.Select(target => target.IsSent ? target : target with { State = target.State with { Exit = SandboxExit.Agreed } })],
    };

    /// <summary>What would leave the sandbox stays there; null when one of its providers has no connection there.</summary>
    public MultiModelPlan? ReturnToSandbox(IReadOnlyList<ConnectionView> connections)
    {
        var plan = this;
        foreach (var target in LeavingSandbox(connections).ToList())
        {
            if (connections.FirstOrDefault(connection => connection.IsSandbox && connection.ProviderId == target.State.ProviderId) is not { } sandbox) { return null; }

            plan = plan.Replace(target, target.Change(target.State.SetConnection(sandbox.Id)));
        }

        return plan;
    }

    public bool Has(string providerId, string modelId) => Targets.Any(target => target.State.ProviderId == providerId && target.State.ModelId == modelId);

    /// <summary>The form as another model takes it. A model that is there already, or one too many, changes nothing.</summary>
    public MultiModelPlan Add(ModelReference pick, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        if (!HasRoom || Has(pick.ProviderId, pick.ModelId) || catalog.FindProvider(pick.ProviderId) is not { } provider || provider.FindModel(pick.ModelId) is not { } model) { return this; }

        var state = Form.SwitchModel(ModelSelection.Find(catalog, Form), provider, model, ComposeStateFactory.Connection(connections, provider.Id, Form.Connection));
        return this with { Targets = Targets.Add(new MultiModelTarget(state with { BeforeSwitch = null, ShowsAllErrors = true })) };
    }

    /// <summary>What has been sent stays on the list.</summary>
    public MultiModelPlan Remove(MultiModelTarget target) => target.IsSent ? this : this with { Targets = Targets.Remove(target) };

    public MultiModelPlan Replace(MultiModelTarget target, MultiModelTarget by) => this with { Targets = Targets.Replace(target, by) };

    /// <summary>Null where one of the prices is not known or the units differ.</summary>
    public ReportedCost? Total(ModelCatalog catalog)
    {
        var prices = Unsent.Select(target => (Price: target.Price(catalog), target.State.Count)).ToList();
        return prices.Count > 0 && prices.All(price => price.Price is not null && price.Price.Unit == prices[0].Price!.Unit)
            ? new ReportedCost(prices.Sum(price => price.Price!.Amount * price.Count), prices[0].Price!.Unit)
            : null;
    }

    /// <summary>What the budgets have left for all of it; null when it counts in none.</summary>
    public BudgetRoom? RoomIn(IReadOnlyList<BudgetView> budgets, UserId member, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections) => BudgetRoom.FindTightest(
        budgets, member,
        [
            .. from target in Unsent
               join connection in connections on target.State.Connection equals connection.Id
               select new PlannedClips(connection.Id, connection.IsSandbox, target.Price(catalog), target.State.Count),
        ]);

    /// <summary>Gives a nonce to each that has none: that of an earlier sending of the same form whose answer is not known, else a new one.</summary>
    /// <param name="known">By fingerprint of the form.</param>
    public MultiModelPlan Prepare(ImmutableSortedDictionary<string, string> known) => this with
    {
        Targets = [.. Targets.Select(target => target with { Nonce = target.Nonce ?? known.GetValueOrDefault(ComposeDraft.Fingerprint(target.State)) ?? NewNonce() })],
    };

    /// <summary>The nonces that are to be kept for another try: those of this plan that have no answer, and all that it does not know.</summary>
    public ImmutableSortedDictionary<string, string> Keep(ImmutableSortedDictionary<string, string> known) => Targets.Aggregate(
        known,
        (kept, target) => target is { Nonce: { } nonce, IsSent: false }
            ? kept.SetItem(ComposeDraft.Fingerprint(target.State), nonce)
            : kept.Remove(ComposeDraft.Fingerprint(target.State)));

    /// <summary>What is sent next, as it is sent.</summary>
    public IReadOnlyList<GenerationOrder> Orders(ModelCatalog catalog) => [.. Unsent.Where(target => target.IsReady(catalog)).SelectMany(target => Orders(target, target.Nonce ?? "", Batch, catalog))];

    /// <summary>Nothing of it was sent.</summary>
    public MultiModelPlan Refuse(string problem) => this with
    {
        Targets = [.. Targets.Select(target => target.IsSent ? target : target with { Nonce = null, Problem = problem })],
    };

    /// <summary>Sends all that have not been sent, one after the other; one that fails does not keep the others back.</summary>
    /// <param name="submit">The engine's command.</param>
    /// <param name="show">Hears of each step, with the plan as it is then.</param>
    /// <param name="failed">Hears of an answer that did not come; the task may exist nevertheless.</param>
    public async Task<MultiModelPlan> SendAsync(
        ModelCatalog catalog, Func<GenerationOrder, Task<SubmitResult>> submit, MessageFormatter texts, Action<MultiModelPlan> show, Action<Exception> failed)
    {
        var plan = this;
        foreach (var target in Unsent.Where(target => target.IsReady(catalog)))
        {
            var done = await SendAsync(target, Batch, catalog, submit, texts, failed);
            plan = plan.Replace(target, done);
            show(plan);
        }
        return plan;
    }

    // All that one click makes is one set, whatever the models. The first one's nonce stays with it when the rest is tried again.
    private string? Batch => Targets.Length > 1 ? Targets[0].Nonce : null;

    private static IReadOnlyList<GenerationOrder> Orders(MultiModelTarget target, string nonce, string? batch, ModelCatalog catalog) =>
        ComposeSubmission.Orders(target.State, target.State.Connection!.Value, ModelSelection.Find(catalog, target.State)!.Mode, nonce, batch);

    private static string NewNonce() => Guid.NewGuid().ToString("N");

    private static async Task<MultiModelTarget> SendAsync(
        MultiModelTarget target, string? batch, ModelCatalog catalog, Func<GenerationOrder, Task<SubmitResult>> submit, MessageFormatter texts, Action<Exception> failed)
    {
        var (state, nonce, taken) = (target.State, target.Nonce ?? NewNonce(), new List<TaskId>());
        string problem;
        var mayRepeat = true;
        try
        {
            var outcome = await ComposeSubmission.SendAsync(Orders(target, nonce, batch, catalog), async order =>
            {
                var result = await submit(order);
                if (result is SubmitResult.Submitted submitted) { taken.Add(submitted.Task); }
                return result;
            }, texts);
            if (outcome.IsWhole) { return target with { Nonce = nonce, Tasks = taken, IsSent = true, IsRepeat = outcome.IsRepeat, Problem = null }; }

            problem = outcome.Refusal ?? string.Join(" ", outcome.Errors.Select(error => texts.Format(error.Message)));
            mayRepeat = outcome.KeepsNonce;
        }
        catch (Exception error)
        {
            failed(error);
            problem = texts[ComposeText.SendFailed];
        }

        return target with
        {
            Nonce = mayRepeat ? nonce : null,
            Tasks = taken,
            Problem = taken.Count == 0 ? problem : $"{texts[ComposeText.SomeOnTheirWay, ("count", taken.Count), ("total", state.Count)]} {problem}",
        };
    }
}
