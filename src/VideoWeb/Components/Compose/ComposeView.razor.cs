using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose;

/// <summary>The whole page once everything is read: form, foot bar and side column, or the way to a first connection.</summary>
public sealed partial class ComposeView
{
    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ComposeTarget Target { get; set; }

    /// <summary>All that the reader may use, of every provider.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    [Parameter, EditorRequired]
    public required ComposeState State { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ComposeState> StateChanged { get; set; }

    [Parameter, EditorRequired]
    public required ComposeErrors Errors { get; set; }

    /// <summary>Of one clip; null when unknown.</summary>
    [Parameter]
    public ReportedCost? Price { get; set; }

    /// <summary>Null when the request cannot be built yet.</summary>
    [Parameter]
    public RequestPreviewText? Preview { get; set; }

    [Parameter, EditorRequired]
    public ComposeTab Tab { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ComposeTab> TabChanged { get; set; }

    /// <summary>The latest tasks.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Tasks { get; set; }

    /// <summary>What came of the last sending.</summary>
    [Parameter]
    public RenderFragment? Notice { get; set; }

    [Parameter]
    public bool IsSending { get; set; }

    /// <summary>The form is larger than a draft can be.</summary>
    [Parameter]
    public bool IsTooLarge { get; set; }

    /// <summary>Another tab has kept another form, and the person has not said yet which of the two is kept.</summary>
    [Parameter]
    public bool IsUndecided { get; set; }

    /// <summary>Whether the reader's role may make tasks.</summary>
    [Parameter, EditorRequired]
    public bool CanSpend { get; set; }

    [Parameter]
    public bool HasSandbox { get; set; }

    /// <summary>Where connections are added.</summary>
    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public required string PageAddress { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnSend { get; set; }

    private string? Reason => (CanSpend, State.Connection, IsTooLarge) switch
    {
        (false, _, _) => Texts[ComposeText.ViewerCannotSend],
        (_, null, _) => Texts[ComposeText.AddConnectionFirst, ("provider", Target.Provider.Name)],
        (_, _, true) => Texts[ComposeText.FormTooLarge],
        _ when IsUndecided => Texts[ComposeText.DecideBetweenTabs],
        _ => null,
    };
}
