using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.Detail;

public sealed partial class UnknownPanel
{
    private string _remoteId = "";
    private bool _isIdMissing;

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The send whose answer is missing; null when no record of it is left.</summary>
    [Parameter, EditorRequired] public AttemptRow? Attempt { get; set; }

    /// <summary>The callback that came for it; null for none.</summary>
    [Parameter] public CallbackNote? Callback { get; set; }

    /// <summary>In a list of such tasks, whose page has said already what this is about.</summary>
    [Parameter] public bool IsBare { get; set; }

    [Parameter, EditorRequired] public bool CanSettle { get; set; }

    /// <summary>A command is on its way.</summary>
    [Parameter] public bool IsBusy { get; set; }

    [Parameter, EditorRequired] public EventCallback<UnknownResolution> OnResolve { get; set; }

    /// <summary>The id that is being typed, over a pause of the circuit. In a list each panel needs a key of its own.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public string? Typed { get => _remoteId.Length == 0 ? null : _remoteId; set => _remoteId = value ?? ""; }

    private bool IsDisabled => IsBusy || !RendererInfo.IsInteractive;

    // A list has several of these.
    private string Named(string id) => $"{id}-{Task.Id}";

    private async System.Threading.Tasks.Task AttachAsync()
    {
        var id = _remoteId.Trim();
        _isIdMissing = id.Length is 0 or > RemoteTaskId.MaxLength;
        if (!_isIdMissing) { await OnResolve.InvokeAsync(new UnknownResolution.Attach(new RemoteTaskId(id))); }
    }
}
