using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.MultiModel;

/// <summary>One prompt to several models: what each gets, one confirmed click, and what became of each.</summary>
public sealed partial class MultiModelDialog
{
    private SandboxExitQuestion? _question;
    private string? _open;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required MultiModelPlan Plan { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<MultiModelPlan> PlanChanged { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public required Func<TaskId, string> TaskAddress { get; set; }

    /// <summary>What the budgets have left for what is not sent; null when it counts in none.</summary>
    [Parameter]
    public BudgetRoom? Room { get; set; }

    [Parameter]
    public bool IsSending { get; set; }

    /// <summary>What was written in the sandbox may cost money.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnAgree { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnSend { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private int Unsent => Plan.Unsent.Count();

    private bool IsReady => Unsent > 0 && Plan.Unsent.All(target => target.IsReady(Catalog));

    // How many requests would leave the sandbox.
    private int Leaving => Plan.LeavingSandbox(Connections).Sum(target => target.State.Count);

    // Only what can be sent: a provider without a connection would only be refused.
    private IEnumerable<ProviderDescription> Offered => Catalog.Providers.Where(provider => Connections.Any(connection => connection.ProviderId == provider.Id)
        && provider.Models.Any(model => !Plan.Has(provider.Id, model.Id)));

    // With one real connection among them the whole is no simulation.
    private bool IsSimulated => Plan.Unsent.All(target => Connections.Any(connection => connection.Id == target.State.Connection && connection.IsSandbox));

    private string Summary => (Unsent, IsReady, Plan.Total(Catalog)) switch
    {
        (0, _, _) => Plan.Targets.Length == 0 ? Texts[ComposeText.AddModelSend] : Texts[ComposeText.AllAreOnTheirWay],
        (_, false, _) => Texts[ComposeText.SomethingChangeBeforeCanSent],
        (_, _, { } total) => Texts[ComposeText.AboutPrice, ("price", TaskLabels.Cost(total, Texts)), ("charge", TaskLabels.ChargeKind(IsSimulated))],
        _ => Texts[ComposeText.EachCharged, ("charge", TaskLabels.ChargeKind(IsSimulated))],
    };

    private static string KeyOf(MultiModelTarget target) => $"{target.State.ProviderId}-{target.State.ModelId}".Replace('.', '-');

    private Task AddAsync(ModelReference pick) => PlanChanged.InvokeAsync(Plan.Add(pick, Catalog, Connections));

    private async Task AgreeAsync()
    {
        await PlanChanged.InvokeAsync(Plan.AgreeToPay());
        await OnAgree.InvokeAsync();
    }

    private async Task SendAsync(MouseEventArgs click)
    {
        if (click.Detail > 1 || IsSending || !IsReady) { return; }
        if (Leaving == 0) { await OnSend.InvokeAsync(); }
        else if (_question is not null) { await _question.FocusAsync(); }
    }
}
