using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Components.Shared;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>What is in the catalog and where it comes from. Follows the catalog as files change.</summary>
public sealed partial class CatalogPage
{
    private const int MaxProblems = 5;

    private string _search = "";

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private CatalogOverlays Overlays { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) { Hold(Catalog.Subscribe(() => Post(() => { }))); }
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

    private Task DeleteAsync(OverlayFile file) => RunAsync(async token =>
    {
        if ((await Authentication).User.FindUserId() is not { } asker) { return; }

        Message = await Overlays.DeleteAsync(asker, file.Name, file.Version, token) switch
        {
            OverlaySaving.Saved => new(Tone.Success, Texts[AdminText.FileDeleted, ("file", file.Name)]),
            OverlaySaving.Refused refused => new(Tone.Danger, Texts.Format(refused.Message)),
            _ => new(Tone.Warning, Texts[AdminText.FileChangedMeanwhile, ("file", file.Name)]),
        };
    });
}
