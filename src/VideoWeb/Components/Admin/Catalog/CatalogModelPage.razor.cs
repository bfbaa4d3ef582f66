using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>One model with everything that is described of it, the form it makes, and its check against the sandbox.</summary>
public sealed partial class CatalogModelPage
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(250);

    private ProviderDescription? _provider;
    private ModelDescription? _model;
    private List<ContractResult>? _results;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private AdministratorStore Administrators { get; set; } = default!;
    [Inject] private ContractCheck Contract { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Parameter] public string ProviderId { get; set; } = "";

    [Parameter] public string ModelId { get; set; } = "";

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) { Hold(Catalog.Subscribe(() => Post(Find))); }
    }

    protected override void OnParametersSet() => Find();

    private void Find()
    {
        _provider = Catalog.Current.FindProvider(ProviderId);
        _model = _provider?.FindModel(ModelId);
    }

    private Task CheckAsync() => RunAsync(async token =>
    {
        // A circuit outlives its rights: the role is asked for again before anything is done.
        if (_provider is not { } provider || _model is not { } model
            || (await Authentication).User.FindUserId() is not { } asker || !await Administrators.ContainsAsync(asker, token)) { return; }

        _results = [];
        var shown = Time.GetTimestamp();
        await foreach (var result in Contract.RunAsync(provider, model, token))
        {
            _results.Add(result);
            if (Time.GetElapsedTime(shown) < Frame) { continue; }

            StateHasChanged();
            shown = Time.GetTimestamp();
        }
    });
}
