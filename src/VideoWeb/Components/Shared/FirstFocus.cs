using Microsoft.AspNetCore.Components;

namespace VideoWeb.Components.Shared;

/// <summary>Gives the focus to a field beside it once both are shown. For what a page hands to a dialog: the page itself has rendered before that.</summary>
public sealed class FirstFocus : ComponentBase
{
    [Parameter, EditorRequired] public Func<ValueTask> Focus { get; set; } = default!;

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? Focus().AsTask() : Task.CompletedTask;
}
