using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using VideoWeb.Components.Shared;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>Writes one overlay: checked while it is typed, shown as the form that it makes, saved only whole.</summary>
public sealed partial class OverlayPage
{
    // Protected and in base 64 it grows by 2.4, and the message with which a browser gives it back may hold 256 KB.
    private const int MaxKeptBytes = 96 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private ITimer? _pause;
    private string _name = "";
    private string _text = "";
    private string _loaded = "";
    private string? _version;
    private Kept? _resumed;
    private OverlayFile? _theirs;
    private OverlayCheck? _check;
    private (ProviderDescription Provider, ModelDescription Model)? _preview;
    private string? _picked;
    private (bool IsShown, string? Name) _shown;
    private int _edition;
    private bool _isChecking;
    private bool _isMissing;
    private bool _isGone;
    private ElementReference _editor;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;

    [Inject] private CatalogOverlays Overlays { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What is typed, over a pause of the circuit.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Kept? Snapshot
    {
        get => RendererInfo.IsInteractive ? new(Name, _name, Encoding.UTF8.GetByteCount(_text) <= MaxKeptBytes ? Encoding.UTF8.GetBytes(_text) : null, _version) : null;
        set => _resumed = value;
    }

    /// <param name="Address">The file's name in the address; null for a new one.</param>
    /// <param name="Text">As bytes: in JSON each quotation mark of a JSON text would become six letters. Null when it is too long to be kept; the browser puts back what was typed.</param>
    /// <param name="Version">Of the file that it began with, so that saving still tells when somebody has changed it meanwhile.</param>
    public sealed record Kept(string? Address, string FileName, byte[]? Text, string? Version);

    private OverlayFinding? FirstFinding => _isChecking || NameProblem is not null ? null : _check?.Findings.FirstOrDefault();

    // The lines that have a mark.
    private string Marks => _isChecking || _check is null ? "" : string.Join(',', _check.Findings.Select(finding => finding.Line).OfType<int>().Distinct());

    private string? NameProblem => CatalogOverlays.NameProblem(_name) is { } problem ? Texts.Format(problem) : null;

    protected override void OnParametersSet()
    {
        // A render of what stands around this page must not take away what is typed.
        if (_shown == (true, Name)) { return; }

        var isFirst = !_shown.IsShown;
        _shown = (true, Name);
        var kept = isFirst && _resumed?.Address == Name ? _resumed : null;
        if (kept is { Text: { } text })
        {
            (_name, _version) = (kept.FileName, kept.Version);
            Show(Encoding.UTF8.GetString(text));
            return;
        }

        if (Name is null)
        {
            var first = OverlayTemplate.All(Texts)[0];
            (_name, _version) = (kept?.FileName ?? first.File, null);
            Show(first.Text);
            return;
        }

        var file = Overlays.Find(Name);
        _isMissing = file is null;
        if (file is null) { return; }

        (_name, _version) = (Name, kept?.Version ?? file.Version);
        Show(file.Text);
    }

    private void Show(string text)
    {
        (_text, _loaded) = (text, text);
        _edition++;
        Examine();
    }

    // The box keeps its own text: what is typed is never written back into it, so that a slow line loses no letter.
    private void Typed(ChangeEventArgs change)
    {
        _text = (string?)change.Value ?? "";
        _isChecking = true;
        if (_pause is null) { Hold(_pause = Time.CreateTimer(_ => Post(Examine), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)); }
        _pause.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private void Examine()
    {
        (_check, _isChecking) = (Overlays.Check(_name, _text), false);
        if (_check.Findings.Count == 0) { ChoosePreview(); }
    }

    private IEnumerable<ProviderDescription> Previewed() =>
        _check is null ? [] : _check.Catalog.Providers.Where(provider => _check.Providers.Contains(provider.Id) && provider.Models.Count > 0);

    private void ChoosePreview()
    {
        var all = Previewed().SelectMany(provider => provider.Models.Select(model => (provider, model))).ToList();
        var chosen = all.FindIndex(entry => KeyOf(entry.provider, entry.model) == _picked);
        // A model that an overlay adds stands last, and is what its writer wants to see.
        _preview = all.Count == 0 ? null : all[chosen >= 0 ? chosen : all[0].provider.IsBuiltIn() ? all.Count - 1 : 0];
    }

    private void Pick(string? key)
    {
        _picked = key;
        ChoosePreview();
    }

    private static string KeyOf(ProviderDescription provider, ModelDescription model) => $"{provider.Id}/{model.Id}";

    // While something is found, what is shown is of an earlier text.
    private string NameOf(string? key) => Previewed().SelectMany(provider => provider.Models, (provider, model) => (Provider: provider, Model: model)).Concat(_preview is { } shown ? [shown] : [])
        .Where(entry => KeyOf(entry.Provider, entry.Model) == key).Select(entry => $"{entry.Model.Name} · {entry.Provider.Name}").FirstOrDefault("");

    private void Use(OverlayTemplate template)
    {
        (_name, _picked, Message) = (template.File, null, null);
        Show(template.Text);
    }

    private Task SaveAsync() => RunAsync(async token =>
    {
        if ((await Authentication).User.FindUserId() is not { } asker) { return; }

        (_theirs, _isGone) = (null, false);
        switch (await Overlays.SaveAsync(asker, _name, _text, _version, token))
        {
            case OverlaySaving.Saved { File: { } file }:
                (_version, Message) = (file.Version, new(Tone.Success, Texts[AdminText.FileSaved, ("file", file.Name)]));
                if (Name is null) { Navigation.NavigateTo($"/admin/catalog/files/{file.Name}"); }
                break;
            case OverlaySaving.ChangedMeanwhile changed:
                (_theirs, _isGone) = (changed.Now, changed.Now is null);
                Message = new(Tone.Warning, _isGone ? Texts[AdminText.FileDeletedNotSaved] : Texts[AdminText.FileChangedNotSaved]);
                break;
            case OverlaySaving.Refused refused:
                Message = new(Tone.Danger, Texts.Format(refused.Message));
                break;
        }
    });

    private void AcceptTheirs()
    {
        (_version, Message) = (_theirs?.Version, null);
        Show(_theirs?.Text ?? "");
        (_theirs, _isGone) = (null, false);
    }

    private Task KeepMineAsync()
    {
        _version = _theirs?.Version;
        return SaveAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || _isMissing) { return; }

        try
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Components/Admin/Catalog/OverlayPage.razor.js");
            if (!IsGone) { _script = await _module.InvokeAsync<IJSObjectReference>("attach", _editor); }
        }
        catch (JSException error)
        {
            // Without it the box is a plain one.
            Logger.LogWarning(error, "The script of the editor did not answer.");
        }
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        try
        {
            if (_script is not null) { await _script.InvokeVoidAsync("dispose"); await _script.DisposeAsync(); }
            if (_module is not null) { await _module.DisposeAsync(); }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the listeners with it.
        }
    }
}
