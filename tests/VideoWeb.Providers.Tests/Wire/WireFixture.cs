using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Wire;

/// <summary>A provider with one model and one mode that holds just what a test needs.</summary>
public static class WireFixture
{
    public static GenerationInput Input(IReadOnlyList<ParameterDescription> parameters, ParameterValues values, params MediaSlotDescription[] slots) =>
        Input(parameters, values, slots, []);

    public static GenerationInput Input(
        IReadOnlyList<ParameterDescription> parameters, ParameterValues values, IReadOnlyList<MediaSlotDescription> slots, IReadOnlyList<MediaItem> media)
    {
        var mode = new ModeDescription { Id = "text", Label = "Text", Slots = slots, Parameters = parameters };
        var model = new ModelDescription { Id = "m", Name = "M", Summary = "A model.", WireNames = [new WireName("m-1", [])], Modes = [mode] };
        return new GenerationInput(Provider(model), model, mode, values, media);
    }

    public static ProviderDescription Provider(params ModelDescription[] models) => new()
    {
        Id = "p",
        Name = "P",
        Summary = "A provider.",
        Links = new ProviderLinks(new Uri("https://docs.example.com/"), null),
        DefaultBaseUrl = new Uri("https://api.example.com/relay/v9"),
        Auth = AuthScheme.Bearer,
        Dialect = "vidu",
        Endpoints = new ProviderEndpoints(new Endpoint("POST", "/create"), new Endpoint("GET", "/tasks/{id}")),
        Polling = new PollingHint(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
        ResultLifetime = TimeSpan.FromDays(1),
        Capabilities = new ProviderCapabilities(CallbackKind.None, false, null, 0),
        Models = models,
        Source = "test",
    };

    public static MediaSlotDescription Slot(string name, string path, bool isList) => new()
    {
        Name = name,
        Label = name,
        Kind = MediaKind.Image,
        Minimum = 0,
        Maximum = 9,
        Travel = MediaTransferMode.Url,
        WirePath = path,
        WireAsList = isList,
    };

    public static TextParameter Text(string name, string path, OmitRule omit = OmitRule.WhenUnset, string? preset = null) =>
        new() { Name = name, Label = name, Wire = new WireRule(path, WireType.String, omit), Default = preset };
}
