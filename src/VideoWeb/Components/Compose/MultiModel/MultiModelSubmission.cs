using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.MultiModel;

/// <summary>The page's form on its way to several models: the plan that the dialog shows, and whether it is being sent.</summary>
public sealed class MultiModelSubmission
{
    /// <summary>Null before somebody has asked for it.</summary>
    public MultiModelPlan? Plan { get; set; }

    public bool IsSending { get; private set; }

    /// <summary>Begins with the form. A plan that is being sent, or waits for an answer, stays, so that it can be tried again.</summary>
    public void Open(ComposeState form)
    {
        if (Plan is null || !(IsSending || (Plan.IsUnanswered && Plan.IsFor(form)))) { Plan = MultiModelPlan.Begin(form); }
    }

    /// <summary>What the catalog has lost is sent to nobody.</summary>
    public void UseCatalog(ModelCatalog catalog) => Plan = Plan is null ? null : Plan with { Targets = Plan.Targets.RemoveAll(target => target.Input(catalog) is null) };

    /// <summary>The plan goes out; one that left the sandbox only after its person has said that it may cost money.</summary>
    /// <param name="form">The page's.</param>
    /// <returns>With a nonce for each; null when nothing is to be sent now.</returns>
    public MultiModelPlan? Begin(ComposeState? form, IReadOnlyList<ConnectionView>? connections)
    {
        if (IsSending || Plan is null || form is null || Plan.LeavingSandbox(connections ?? []).Any()) { return null; }

        IsSending = true;
        return Plan = Plan.Prepare(form.SeveralNonces);
    }

    public void End() => IsSending = false;

    /// <summary>The page's form, remembering what of a plan waits for its answer.</summary>
    public static ComposeState Remember(MultiModelPlan plan, ComposeState form) => form with { SeveralNonces = plan.Keep(form.SeveralNonces) };
}
