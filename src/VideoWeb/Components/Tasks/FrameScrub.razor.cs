using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>Takes a picture out of a clip: on the server where it can, else in the browser.</summary>
public sealed partial class FrameScrub
{
    private bool _isTaking;
    private string? _draw;
    private string? _problem;

    [Parameter, EditorRequired] public string Slug { get; set; } = "";
    [Parameter, EditorRequired] public TaskId Task { get; set; }
    [Parameter, EditorRequired] public AssetId Clip { get; set; }
    [Parameter, EditorRequired] public AssetId? Poster { get; set; }
    [Parameter, EditorRequired] public decimal AspectRatio { get; set; }

    /// <summary>Takes the frame at some seconds; null for the last one.</summary>
    [Parameter, EditorRequired] public required Func<decimal?, Task<FrameOutcome>> Take { get; set; }

    [Parameter, EditorRequired] public required Func<AssetId, Task<AssetRow?>> Find { get; set; }

    [Parameter, EditorRequired] public EventCallback<AssetRow> OnTaken { get; set; }

    private bool IsDisabled => _isTaking || IsBusy;

    private async Task WantAsync(ChangeEventArgs change)
    {
        var wanted = change.Value as string;
        var isTime = decimal.TryParse(wanted, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        if (_isTaking || (!isTime && wanted != "last")) { return; }

        (_isTaking, _problem, _draw) = (true, null, null);
        FrameOutcome? outcome = null;
        await RunAsync(async _ => outcome = await Take(isTime ? seconds : null));
        // Only where the browser has to draw is it not over yet.
        (_isTaking, _draw) = outcome is FrameOutcome.NeedsBrowser ? (true, wanted) : (false, null);
        _problem = outcome is FrameOutcome.Denied denied ? T(denied.Sentence) : null;
        if (outcome is FrameOutcome.Taken taken) { await OnTaken.InvokeAsync(taken.Picture); }
    }

    private async Task TakeDrawnAsync(ChangeEventArgs change)
    {
        (_isTaking, _draw) = (false, null);
        // The id comes from a browser: only what is in this workspace is found.
        if (AssetId.TryParse(change.Value as string, out var id) && await Find(id) is { } asset) { await OnTaken.InvokeAsync(asset); }
        else { _problem = T("The frame could not be taken. Try another moment, or reload the page."); }
    }
}
