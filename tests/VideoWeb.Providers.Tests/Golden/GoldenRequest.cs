using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Golden;

/// <summary>Builds the requests of golden cases from the catalog that the program ships.</summary>
public static class GoldenRequest
{
    private static readonly Lazy<ModelCatalog> Catalog = new(() => CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog);

    public static ProviderDescription Provider(string id) =>
        Catalog.Value.FindProvider(id) ?? throw new InvalidOperationException($"The catalog has no provider '{id}'.");

    /// <summary>What a case with <c>model</c>, <c>mode</c>, <c>values</c> and <c>media</c> asks for.</summary>
    public static GenerationInput Input(GoldenCase item)
    {
        var provider = Provider(item);
        var model = provider.FindModel(item.Text("model")) ?? throw new InvalidOperationException($"'{item.Name}': no such model.");
        var mode = model.FindMode(item.Text("mode")) ?? throw new InvalidOperationException($"'{item.Name}': no such mode.");
        var values = ParameterValues.FromJson(item.Member("values").ToJsonString());
        var media = (item.Json["media"] as JsonArray ?? []).Select(medium => Medium(mode, medium!.AsObject())).ToList();
        return new GenerationInput(provider, model, mode, values, media);
    }

    public static ProviderRequest Create(GoldenCase item, IProviderDialect dialect)
    {
        var input = Input(item);
        // An input that the check refuses is never sent, so a case of it would prove nothing.
        Assert.Empty(ModelCheck.Check(input));
        var delivery = item.Json["delivery"] is JsonObject hints
            ? new DeliveryHints((string?)hints["callbackUrl"] is { } url ? new Uri(url) : null, (string?)hints["marker"])
            : DeliveryHints.None;
        return dialect.BuildCreate(input, delivery);
    }

    public static ProviderRequest Query(GoldenCase item, IProviderDialect dialect) => dialect.BuildQuery(Provider(item), new RemoteTaskId(item.Text("taskId")));

    public static ProviderRequest? Cancel(GoldenCase item, IProviderDialect dialect) => dialect.BuildCancel(Provider(item), new RemoteTaskId(item.Text("taskId")));

    public static ProviderRequest? List(GoldenCase item, IProviderDialect dialect) => dialect.BuildList(Provider(item), Instant(item, "from"), Instant(item, "to"));

    private static DateTimeOffset Instant(GoldenCase item, string name) => DateTimeOffset.Parse(item.Text(name), CultureInfo.InvariantCulture);

    // "endpoints" changes what a connection can change: {"query":{"method":"GET","path":"/…/{id}"}}; null takes a call away.
    private static ProviderDescription Provider(GoldenCase item)
    {
        var provider = Provider(item.Dialect);
        if (item.Json["endpoints"] is not JsonObject changes) { return provider; }
        var endpoints = provider.Endpoints;
        return provider with
        {
            Endpoints = endpoints with
            {
                Create = Changed(changes, "create", endpoints.Create)!,
                Query = Changed(changes, "query", endpoints.Query)!,
                Cancel = Changed(changes, "cancel", endpoints.Cancel),
                List = Changed(changes, "list", endpoints.List),
            },
        };
    }

    private static Endpoint? Changed(JsonObject changes, string name, Endpoint? usual)
    {
        if (!changes.ContainsKey(name)) { return usual; }
        return changes[name] is { } change ? new Endpoint((string)change["method"]!, (string)change["path"]!) : null;
    }

    private static MediaItem Medium(ModeDescription mode, JsonObject medium)
    {
        var slot = (string)medium["slot"]!;
        var kind = mode.FindSlot(slot)?.Kind ?? throw new InvalidOperationException($"No slot '{slot}'.");
        return new MediaItem(slot, kind, (string)medium["address"]!);
    }
}
