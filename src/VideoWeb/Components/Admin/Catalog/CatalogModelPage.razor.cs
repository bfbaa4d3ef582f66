using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Admin.Catalog;

/// <summary>One model with everything that is described of it, the form it makes, and its check against the sandbox.</summary>
public sealed partial class CatalogModelPage : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _disposed = new();
    private IDisposable? _feed;
    private ProviderDescription? _provider;
    private ModelDescription? _model;
    private List<ContractResult>? _results;
    private string _tab = "description";
    private bool _isRunning;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private AdministratorStore Administrators { get; set; } = default!;
    [Inject] private ContractCheck Contract { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<CatalogModelPage> Logger { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Parameter] public string ProviderId { get; set; } = "";

    [Parameter] public string ModelId { get; set; } = "";

    private static (string Tab, string Label)[] Tabs =>
        [("description", T("Description")), ("form", T("Form")), ("json", "JSON"), ("check", T("Sandbox check"))];

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) { _feed = Catalog.Subscribe(() => _ = InvokeAsync(() => { Find(); StateHasChanged(); })); }
    }

    protected override void OnParametersSet() => Find();

    private void Find()
    {
        _provider = Catalog.Current.FindProvider(ProviderId);
        _model = _provider?.FindModel(ModelId);
    }

    private async Task RunAsync()
    {
        // A circuit outlives its rights: the role is asked for again before anything is done.
        if (_isRunning || _provider is not { } provider || _model is not { } model
            || (await Authentication).User.FindUserId() is not { } asker || !await Administrators.ContainsAsync(asker, _disposed.Token)) { return; }

        (_isRunning, _results) = (true, []);
        try
        {
            var shown = Time.GetTimestamp();
            await foreach (var result in Contract.RunAsync(provider, model, _disposed.Token))
            {
                _results.Add(result);
                if (Time.GetElapsedTime(shown) < Frame) { continue; }

                StateHasChanged();
                shown = Time.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            Logger.LogInformation("The contract check of {Provider}/{Model} ended with its page.", ProviderId, ModelId);
        }
        finally
        {
            _isRunning = false;
        }
    }

    public void Dispose()
    {
        _feed?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }
}
