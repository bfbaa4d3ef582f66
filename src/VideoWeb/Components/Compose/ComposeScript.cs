using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Results;

namespace VideoWeb.Components.Compose;

/// <summary>The page's script in the browser. The form works without it: what is typed arrives when its field is left. So what fails there is logged and goes no further.</summary>
internal sealed class ComposeScript : IAsyncDisposable
{
    private readonly IJSObjectReference _module;
    private readonly IJSObjectReference _script;
    private readonly ILogger _logger;

    private ComposeScript(IJSObjectReference module, IJSObjectReference script, ILogger logger) => (_module, _script, _logger) = (module, script, logger);

    /// <summary>Null when the browser does not answer, or the page is gone by then.</summary>
    /// <param name="root">The page's element.</param>
    /// <param name="putsBack">What was typed while the line was down, and is kept in the browser, is put into the form.</param>
    public static async Task<ComposeScript?> AttachAsync(IJSRuntime browser, ElementReference root, bool putsBack, ILogger logger, CancellationToken gone)
    {
        try
        {
            var module = await browser.InvokeAsync<IJSObjectReference>("import", CancellationToken.None, "./Components/Compose/ComposePage.razor.js");
            if (!gone.IsCancellationRequested) { return new ComposeScript(module, await module.InvokeAsync<IJSObjectReference>("attach", CancellationToken.None, root, putsBack), logger); }

            await module.DisposeAsync();
        }
        catch (Exception error) when (IsOfBrowser(error))
        {
            logger.LogWarning(error, "The script of the form did not answer.");
        }

        return null;
    }

    public async Task BringAsync(ComposeFocus focus)
    {
        if (focus == ComposeFocus.None) { return; }

        try
        {
            if (focus.HasFlag(ComposeFocus.Errors)) { await _script.InvokeVoidAsync("focus", "error-summary"); }
            if (focus.HasFlag(ComposeFocus.Prompt)) { await _script.InvokeVoidAsync("focus", FieldIds.ControlOf(ComposeForm.PromptName)); }
            if (focus.HasFlag(ComposeFocus.Result)) { await _script.InvokeVoidAsync("reveal", ResultList.Id); }
            if (focus.HasFlag(ComposeFocus.SandboxExit)) { await _script.InvokeVoidAsync("focus", SandboxExitQuestion.FormId); }
            if (focus.HasFlag(ComposeFocus.Decision)) { await _script.InvokeVoidAsync("focus", DraftConflict.Id); }
        }
        catch (Exception error) when (IsOfBrowser(error))
        {
            _logger.LogWarning(error, "The script of the form did not answer.");
        }
    }

    /// <summary>The browser's own copy of what was typed is not needed any more.</summary>
    public async Task ReportKeptAsync()
    {
        try
        {
            await _script.InvokeVoidAsync("kept");
        }
        catch (Exception error) when (IsOfBrowser(error))
        {
            // Then the copy stays, and is compared with what is kept here when the page is opened again.
            _logger.LogDebug(error, "The browser was not told that the draft is kept.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _script.InvokeVoidAsync("dispose");
            await _script.DisposeAsync();
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the listeners with it.
        }
    }

    private static bool IsOfBrowser(Exception error) => error is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
