using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using static VideoWeb.Words;

namespace VideoWeb.Components.Tasks;

public sealed partial class UnknownPanel
{
    private string _remoteId = "";
    private bool _isIdMissing;

    [CascadingParameter] private ReaderClock? Clock { get; set; }

    [Parameter, EditorRequired] public TaskRow Task { get; set; } = default!;

    /// <summary>The send whose answer is missing; null when no record of it is left.</summary>
    [Parameter, EditorRequired] public AttemptRow? Attempt { get; set; }

    [Parameter, EditorRequired] public bool CanSettle { get; set; }

    /// <summary>A command is on its way.</summary>
    [Parameter] public bool IsBusy { get; set; }

    [Parameter, EditorRequired] public EventCallback<UnknownResolution> OnResolve { get; set; }

    private bool IsDisabled => IsBusy || !RendererInfo.IsInteractive;

    private static string AnswerWords(AttemptRow attempt) => attempt switch
    {
        { ResponseStatus: { } status } => T("HTTP {0}", status),
        { AnsweredAt: not null } => T("It could not be understood."),
        _ => T("None came."),
    };

    private async System.Threading.Tasks.Task AttachAsync()
    {
        var id = _remoteId.Trim();
        _isIdMissing = id.Length is 0 or > RemoteTaskId.MaxLength;
        if (!_isIdMissing) { await OnResolve.InvokeAsync(new UnknownResolution.Attach(new RemoteTaskId(id))); }
    }
}
