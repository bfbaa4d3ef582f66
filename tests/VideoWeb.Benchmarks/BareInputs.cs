using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace VideoWeb.Benchmarks;

/// <summary>As many labelled inputs as a form has, and nothing else.</summary>
internal sealed class BareInputs : ComponentBase
{
    private int _round;

    [Parameter, EditorRequired]
    public required int Count { get; set; }

    /// <summary>Hears of the list once it is there.</summary>
    [Parameter, EditorRequired]
    public required Action<BareInputs> Ready { get; set; }

    /// <summary>Renders other inputs in place of all.</summary>
    public void Replace()
    {
        _round++;
        StateHasChanged();
    }

    protected override void OnInitialized() => Ready(this);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        for (var number = 0; number < Count; number++)
        {
            builder.OpenElement(0, "label");
            builder.SetKey((_round, number));
            builder.AddContent(1, "Label");
            builder.OpenElement(2, "input");
            builder.AddAttribute(3, "type", "text");
            builder.AddAttribute(4, "value", "value");
            builder.AddAttribute(5, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, _ => { }));
            builder.CloseElement();
            builder.CloseElement();
        }
    }
}
