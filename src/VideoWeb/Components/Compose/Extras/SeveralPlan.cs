using System.Collections.Immutable;
using System.Globalization;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Wire;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose.Extras;

/// <summary>One prompt to several models at once. Immutable; every change is a new plan.</summary>
/// <param name="Form">The page's form as it was when the plan began; every model is translated from it, not from another translation.</param>
public sealed record SeveralPlan(ComposeState Form, ImmutableArray<SeveralTarget> Targets)
{
    public const int MaxTargets = 4;

    /// <summary>Begins with the model that is chosen.</summary>
    public static SeveralPlan Begin(ComposeState form)
    {
        var plain = form with { Count = 1, Notes = [], BeforeSwitch = null, ShowsAllErrors = true, UnansweredNonce = null };
        var plan = new SeveralPlan(plain, []) { Asked = form.Count };
        return plan with { Targets = [plan.TargetOf(plain)] };
    }

    /// <summary>How many clips the form was to make; here each model makes one.</summary>
    public int Asked { get; private init; } = 1;

    public bool HasRoom => Targets.Length < MaxTargets;

    public IEnumerable<SeveralTarget> Unsent => Targets.Where(target => !target.IsSent);

    public bool Has(string providerId, string modelId) => Targets.Any(target => target.State.ProviderId == providerId && target.State.ModelId == modelId);

    /// <summary>The form as another model takes it. A model that is there already, or one too many, changes nothing.</summary>
    public SeveralPlan Add(ModelPick pick, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        if (!HasRoom || Has(pick.ProviderId, pick.ModelId) || catalog.FindProvider(pick.ProviderId) is not { } provider || provider.FindModel(pick.ModelId) is not { } model) { return this; }

        var state = Form.SwitchModel(ComposeTarget.Find(catalog, Form), provider, model, ComposeStart.Connection(connections, provider.Id, Form.Connection));
        return this with { Targets = Targets.Add(TargetOf(state with { BeforeSwitch = null, ShowsAllErrors = true })) };
    }

    private SeveralTarget TargetOf(ComposeState state) => new(Asked <= 1 ? state : state with
    {
        Notes = [new TranslationNote("", TranslationNoteKind.Replaced, string.Create(CultureInfo.InvariantCulture, $"{Asked} clips became 1: here each model makes one.")), .. state.Notes],
    });

    /// <summary>What has been sent stays on the list.</summary>
    public SeveralPlan Remove(SeveralTarget target) => target.IsSent ? this : this with { Targets = Targets.Remove(target) };

    public SeveralPlan Replace(SeveralTarget target, SeveralTarget by) => this with { Targets = Targets.Replace(target, by) };

    /// <summary>Null where one of the prices is not known or the units differ.</summary>
    public ReportedCost? Total(ModelCatalog catalog)
    {
        var prices = Unsent.Select(target => target.Price(catalog)).ToList();
        return prices.Count > 0 && prices.All(price => price is not null && price.Unit == prices[0]!.Unit) ? new ReportedCost(prices.Sum(price => price!.Amount), prices[0]!.Unit) : null;
    }

    /// <summary>Sends all that have not been sent, one after the other; one that fails does not keep the others back.</summary>
    /// <param name="submit">The engine's command.</param>
    /// <param name="show">Hears of each step, with the plan as it is then.</param>
    /// <param name="failed">Hears of an answer that did not come; the task may exist nevertheless.</param>
    public async Task<SeveralPlan> SendAsync(
        ModelCatalog catalog, Func<GenerationOrder, Task<SubmitResult>> submit, Action<SeveralPlan> show, Action<Exception> failed)
    {
        var plan = this;
        foreach (var target in Unsent.Where(target => target.IsReady(catalog)))
        {
            var tried = target with { Nonce = target.Nonce ?? Guid.NewGuid().ToString("N"), Problem = null };
            var mode = ComposeTarget.Find(catalog, tried.State)!.Mode;
            SeveralTarget done;
            try
            {
                done = await submit(ComposeSubmission.Orders(tried.State, tried.State.Connection!.Value, mode, tried.Nonce!)[0]) switch
                {
                    SubmitResult.Submitted submitted => tried with { Task = submitted.Task },
                    SubmitResult.Invalid invalid => tried with { Nonce = null, Problem = string.Join(" ", invalid.Errors.Select(error => T(error.Message))) },
                    SubmitResult.Denied denied => tried with { Nonce = null, Problem = T(denied.Sentence) },
                    SubmitResult.NotSaved trouble => tried with { Problem = SaveWords.Say(trouble) },
                    SubmitResult.OverBudget over => tried with { Nonce = null, Problem = BudgetWords.Refusal(over.Shortfall) },
                    var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
                };
            }
            catch (Exception error)
            {
                failed(error);
                done = tried with { Problem = T("The server could not take this. Try again: the same form is never sent twice.") };
            }
            plan = plan.Replace(target, done);
            show(plan);
        }
        return plan;
    }
}
