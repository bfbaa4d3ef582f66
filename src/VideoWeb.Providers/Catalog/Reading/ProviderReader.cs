using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>One provider, resolved and whole.</summary>
internal sealed class ProviderReader(SharedDefinitions providers, ProblemList problems)
{
    private static readonly Uri Nowhere = new("about:blank");

    public ProviderDescription Read(string id, CatalogNode entry, string source)
    {
        if (!NameRules.IsId(id)) { problems.Add(entry, Message.Of(MessageCode.CatalogProviderIdWrong, ("id", Phrases.Quoted(id)))); }

        var node = providers.Resolve(entry);
        var reader = new ObjectReader(node, problems, CatalogContract.Provider);
        var definitions = reader.Child("definitions");
        if (definitions is not null) { DefinitionNames.Check(definitions, problems); }

        var provider = new ProviderDescription
        {
            Id = id,
            Name = reader.RequiredText("name"),
            Summary = reader.RequiredLocalizedText("summary"),
            Links = new ProviderLinks(
                ReadAddress(reader, "documentation") ?? reader.Missing("documentation", Nowhere),
                ReadAddress(reader, "keys")),
            DefaultBaseUrl = ReadBaseUrl(reader),
            Auth = reader.Word("auth", AuthScheme.Bearer),
            Dialect = ReadDialect(reader),
            Endpoints = ReadEndpoints(reader),
            Polling = ReadPolling(reader),
            ResultLifetime = TimeSpan.FromSeconds(reader.Integer("resultLifetimeSeconds") ?? reader.Missing("resultLifetimeSeconds", 60L)),
            Capabilities = ReadCapabilities(reader),
            Models = ReadModels(reader, definitions),
            Source = source,
        };
        if (provider.Capabilities.Cancel && provider.Endpoints.Cancel is null) { reader.Report("capabilities", Message.Of(MessageCode.CatalogCancelWithoutEndpoint)); }
        return provider;
    }

    private List<ModelDescription> ReadModels(ObjectReader provider, CatalogNode? definitions)
    {
        var models = new SharedDefinitions("model", name => definitions?["models"]?[name] ?? provider.Child("models")?[name], problems);
        var modes = Shared("mode", "modes");
        var modelReader = new ModelReader(modes, new ModeReader(Shared("parameter", "parameters"), Shared("slot", "slots"), problems), problems);
        var read = provider.Entries("models").Select(entry => modelReader.Read(entry.Key, models.Resolve(entry.Value))).ToList();
        if (read.Count == 0) { provider.Report("models", Message.Of(MessageCode.CatalogModelsMissing)); }
        return read;

        SharedDefinitions Shared(string sort, string table) => new(sort, name => definitions?[table]?[name], problems);
    }

    private static Uri? ReadAddress(ObjectReader reader, string name)
    {
        if (reader.Text(name) is not { } text) { return null; }
        if (AddressRules.IsWeb(text)) { return new Uri(text); }

        reader.Report(name, Message.Of(MessageCode.CatalogAddressNotWeb));
        return null;
    }

    private static Uri ReadBaseUrl(ObjectReader reader)
    {
        var url = ReadAddress(reader, "baseUrl") ?? reader.Missing("baseUrl", Nowhere);
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0 || (url.AbsolutePath != "/" && url.AbsolutePath.EndsWith('/')))
        {
            reader.Report("baseUrl", Message.Of(MessageCode.CatalogBaseAddressWrong));
        }

        return url;
    }

    private static string ReadDialect(ObjectReader reader)
    {
        var dialect = reader.RequiredText("dialect");
        if (dialect.Length > 0 && !CatalogReader.Dialects.Contains(dialect))
        {
            reader.Report("dialect", Message.Of(MessageCode.CatalogDialectUnknown, ("known", CatalogPhrases.List(CatalogReader.Dialects))));
        }

        return dialect;
    }

    private ProviderEndpoints ReadEndpoints(ObjectReader provider)
    {
        var none = new Endpoint("GET", "/");
        if (provider.Child("endpoints") is not { } node) { return new ProviderEndpoints(provider.Missing("endpoints", none), none); }

        var reader = new ObjectReader(node, problems, CatalogContract.Endpoints);
        var endpoints = new ProviderEndpoints(
            EndpointReader.Read(reader, "create", allowsId: false) ?? reader.Missing("create", none),
            EndpointReader.Read(reader, "query", allowsId: true) ?? reader.Missing("query", none),
            EndpointReader.Read(reader, "cancel", allowsId: true),
            EndpointReader.Read(reader, "list", allowsId: false));
        if (endpoints.Query is { Method: "GET", Path.Length: > 1 } query && !EndpointReader.HasId(query)) { reader.Report("query", Message.Of(MessageCode.CatalogQueryWithoutId, ("id", EndpointReader.Placeholder))); }
        if (endpoints.Cancel is { Method: not "POST" } cancel && !EndpointReader.HasId(cancel)) { reader.Report("cancel", Message.Of(MessageCode.CatalogPathWithoutId, ("id", EndpointReader.Placeholder))); }
        return endpoints;
    }

    private PollingHint ReadPolling(ObjectReader provider)
    {
        if (provider.Child("polling") is not { } node) { return provider.Missing("polling", new PollingHint(default, default, default)); }

        var reader = new ObjectReader(node, problems, CatalogContract.Polling);
        var hint = new PollingHint(Seconds("intervalSeconds"), Seconds("usualSeconds"), Seconds("overdueSeconds"));
        return hint with
        {
            MaxConcurrent = (int)(reader.Integer("maxConcurrent") ?? hint.MaxConcurrent),
            MaxPerMinute = (int)(reader.Integer("maxPerMinute") ?? hint.MaxPerMinute),
        };

        TimeSpan Seconds(string name) => TimeSpan.FromSeconds(reader.Integer(name) ?? reader.Missing(name, 1L));
    }

    private ProviderCapabilities ReadCapabilities(ObjectReader provider)
    {
        if (provider.Child("capabilities") is not { } node) { return provider.Missing("capabilities", new ProviderCapabilities(CallbackKind.None, false, null, 0)); }

        var reader = new ObjectReader(node, problems, CatalogContract.Capabilities);
        return new ProviderCapabilities(
            reader.Word("callback", CallbackKind.None),
            reader.Switch("cancel") ?? false,
            reader.Text("marker"),
            (int)(reader.Integer("maxConcurrent") ?? 0))
        {
            MaxBodyBytes = reader.Integer("maxBodyBytes"),
        };
    }
}

/// <summary><c>"POST /v1/video/generations"</c>.</summary>
internal static class EndpointReader
{
    private const string Id = "{id}";

    public static Message PathRule { get; } = Message.Of(MessageCode.CatalogPathWrong, ("id", Placeholder));

    public static MessageArgument Placeholder => Phrases.Quoted(Id);

    private static readonly string[] Methods = ["GET", "POST", "DELETE"];

    /// <summary>Null when it is absent or wrong; the latter has been reported.</summary>
    public static Endpoint? Read(ObjectReader endpoints, string name, bool allowsId)
    {
        if (endpoints.Text(name) is not { } text) { return null; }

        var parts = text.Split(' ');
        if (parts.Length == 2 && Methods.Contains(parts[0]) && IsPath(parts[1], allowsId)) { return new Endpoint(parts[0], parts[1]); }

        endpoints.Report(name, Message.Of(MessageCode.CatalogEndpointWrong, ("path", PathRule)));
        return null;
    }

    public static bool IsPath(string path, bool allowsId)
    {
        var bare = allowsId ? path.Replace(Id, "id", StringComparison.Ordinal) : path;
        return bare.StartsWith('/') && !bare.Contains("..", StringComparison.Ordinal) && !bare.Contains("//", StringComparison.Ordinal)
            && bare.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~' or ':');
    }

    public static bool HasId(Endpoint endpoint) => endpoint.Path.Contains(Id, StringComparison.Ordinal);
}
