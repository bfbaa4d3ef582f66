using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Components.Shared;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>What is in the catalog and where it comes from. Follows the catalog as files change.</summary>
public sealed partial class CatalogPage : IDisposable
{
    private const int MaxProblems = 5;

    private readonly CancellationTokenSource _disposed = new();
    private IDisposable? _feed;
    private string _search = "";
    private (Tone Tone, string Text)? _note;
    private bool _isWorking;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private CatalogOverlays Overlays { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) { _feed = Catalog.Subscribe(() => _ = InvokeAsync(StateHasChanged)); }
    }

    private IEnumerable<(ProviderDescription Provider, IReadOnlyList<ModelDescription> Models)> Found()
    {
        foreach (var provider in Catalog.Current.Providers)
        {
            if (Matches(provider.Name) || Matches(provider.Id)) { yield return (provider, provider.Models); }
            else if (provider.Models.Where(model => Matches(model.Name) || Matches(model.Id)).ToList() is { Count: > 0 } models) { yield return (provider, models); }
        }
    }

    private bool Matches(string text) => text.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase);

    private async Task DeleteAsync(OverlayFile file)
    {
        if (_isWorking || (await Authentication).User.FindUserId() is not { } asker) { return; }

        _isWorking = true;
        try
        {
            _note = await Overlays.DeleteAsync(asker, file.Name, file.Version, _disposed.Token) switch
            {
                OverlaySaving.Saved => (Tone.Success, Words.T("{0} is deleted. Tasks that were made with it keep their description.", file.Name)),
                OverlaySaving.Refused refused => (Tone.Danger, Words.T(refused.Sentence)),
                _ => (Tone.Warning, Words.T("{0} was changed meanwhile, so it was not deleted. Look at it again.", file.Name)),
            };
        }
        finally
        {
            _isWorking = false;
        }
    }

    public void Dispose()
    {
        _feed?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }
}
