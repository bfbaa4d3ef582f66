using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace VideoWeb.Benchmarks;

/// <summary>One control as often as is asked for.</summary>
internal sealed class ControlList : ComponentBase
{
    [Parameter, EditorRequired]
    public required RenderFragment Control { get; set; }

    [Parameter, EditorRequired]
    public required int Count { get; set; }

    /// <summary>Hears of the list once it is there.</summary>
    [Parameter, EditorRequired]
    public required Action<ControlList> Ready { get; set; }

    /// <summary>Renders the same controls again, as a change of one does.</summary>
    public void Again() => StateHasChanged();

    protected override void OnInitialized() => Ready(this);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        for (var number = 0; number < Count; number++)
        {
            builder.OpenElement(0, "div");
            builder.AddContent(1, Control);
            builder.CloseElement();
        }
    }
}
