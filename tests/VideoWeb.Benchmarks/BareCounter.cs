using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace VideoWeb.Benchmarks;

/// <summary>The least that has a circuit: one number.</summary>
public sealed class BareCounter : ComponentBase
{
    private int _count;

    protected override void OnInitialized() => _count = 1;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, _count);
        builder.CloseElement();
    }
}
