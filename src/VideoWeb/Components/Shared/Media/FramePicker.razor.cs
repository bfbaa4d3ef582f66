using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;

namespace VideoWeb.Components.Shared.Media;

/// <summary>Takes a picture out of a clip: on the server where it can, else in the browser.</summary>
public sealed partial class FramePicker
{
    private const string LastFrame = "last";

    private bool _isTaking;
    private string _wanted = "";
    private string? _draw;
    private string? _problem;

    [Parameter, EditorRequired] public string Slug { get; set; } = "";
    [Parameter, EditorRequired] public ClipId Id { get; set; }
    [Parameter, EditorRequired] public AssetId Clip { get; set; }
    [Parameter, EditorRequired] public AssetId? Poster { get; set; }
    [Parameter, EditorRequired] public decimal AspectRatio { get; set; }

    /// <summary>Takes the frame at some seconds; null for the last one.</summary>
    [Parameter, EditorRequired] public required Func<decimal?, Task<FrameOutcome>> Extract { get; set; }

    [Parameter, EditorRequired] public required Func<AssetId, Task<AssetRow?>> Find { get; set; }

    [Parameter, EditorRequired] public EventCallback<AssetRow> OnTaken { get; set; }

    private bool IsDisabled => !RendererInfo.IsInteractive;

    private async Task WantAsync(ChangeEventArgs change)
    {
        if (change.Value is not string wanted || (wanted != LastFrame && SecondsOf(wanted) is null) || (_isTaking && wanted == _wanted)) { return; }

        // The last press counts: what comes of an earlier one is let go.
        var isTaking = _isTaking && _draw is null;
        (_isTaking, _wanted, _problem, _draw) = (true, wanted, null, null);
        if (isTaking) { return; }

        FrameOutcome? outcome;
        do
        {
            (wanted, outcome) = (_wanted, null);
            await RunAsync(async _ => outcome = await Extract(SecondsOf(wanted)));
        }
        while (wanted != _wanted && !IsGone);

        // Only where the browser has to draw is it not over yet.
        (_isTaking, _draw) = outcome is FrameOutcome.NeedsBrowser ? (true, wanted) : (false, null);
        _problem = outcome is FrameOutcome.Denied denied ? Texts.Format(denied.Message) : null;
        if (outcome is FrameOutcome.Taken taken) { await OnTaken.InvokeAsync(taken.Picture); }
    }

    private async Task UseDrawnAsync(ChangeEventArgs change)
    {
        // The moment, and the id of its picture unless it could not be drawn.
        if (change.Value is not string drawn || drawn.Split(' ') is not [var moment, var picture] || moment != _draw) { return; }

        (_isTaking, _draw) = (false, null);
        // The id comes from a browser: only what is in this workspace is found.
        if (AssetId.TryParse(picture, out var id) && await Find(id) is { } asset) { await OnTaken.InvokeAsync(asset); }
        else { _problem = Texts[TaskText.FrameFailed]; }
    }

    private static decimal? SecondsOf(string wanted) =>
        decimal.TryParse(wanted, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
