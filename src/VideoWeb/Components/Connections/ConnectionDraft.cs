using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Connections;

/// <summary>What is typed into the connection form. The key is here from typing to saving and is never rendered.</summary>
public sealed class ConnectionDraft
{
    public required ProviderDescription Provider { get; set; }

    /// <summary>Empty for the provider's name, if it is a new one.</summary>
    public string Label { get; set; } = "";

    /// <summary>Empty for the provider's own address.</summary>
    public string BaseUrl { get; set; } = "";
    public string Key { get; set; } = "";

    /// <summary>With which callbacks are verified; like the key, never rendered.</summary>
    public string CallbackKey { get; set; } = "";

    /// <summary>The stored verification key is to go.</summary>
    public bool DropsCallbackKey { get; set; }

    /// <summary>Null until somebody has said who may use it: sharing a key is asked, not assumed.</summary>
    public bool? IsShared { get; set; }
    public string CreatePath { get; set; } = "";
    public string QueryPath { get; set; } = "";
    public string QueryMethod { get; set; } = "";

    /// <summary>Null for the catalog's own figure.</summary>
    public int? PollConcurrency { get; set; }

    /// <summary>Null for the catalog's own figure.</summary>
    public int? PollsPerMinute { get; set; }

    /// <summary>Null for the catalog's own figure.</summary>
    public int? MaxRunning { get; set; }

    /// <summary>Null with the other one when it sends at any time.</summary>
    public TimeOnly? HoursFrom { get; set; }

    public TimeOnly? HoursTo { get; set; }

    /// <summary>The zone of the hours, an IANA name.</summary>
    public string HoursZone { get; set; } = "UTC";

    /// <summary>The connection that is being changed; null for a new one.</summary>
    public ConnectionView? Existing { get; init; }

    /// <summary>Null keeps the stored one, empty wipes it.</summary>
    public string? NewCallbackKey => CallbackKey.Trim() is { Length: > 0 } text ? text : DropsCallbackKey ? "" : null;

    public bool SignsCallbacks => Provider.Capabilities.Callback == CallbackKind.ViduHmac;

    public ConnectionPace? Pace => (PollConcurrency ?? PollsPerMinute ?? MaxRunning) is null ? null : new ConnectionPace(PollConcurrency, PollsPerMinute, MaxRunning);

    public SendWindow? Hours => HoursFrom is { } from && HoursTo is { } to ? new SendWindow(MinuteOf(from), MinuteOf(to), HoursZone) : null;

    public bool HasOverrides => CreatePath.Length + QueryPath.Length + QueryMethod.Length > 0;

    /// <summary>A new one. Name and address of the provider are what empty fields mean, and never values: another provider, however late the choice arrives, changes nothing that is typed.</summary>
    public static ConnectionDraft For(ProviderDescription provider) => new() { Provider = provider };

    public static ConnectionDraft For(ProviderDescription provider, ConnectionView existing) => new()
    {
        Provider = provider,
        Existing = existing,
        Label = existing.Label,
        BaseUrl = TextOf(existing.BaseUrl),
        IsShared = existing.IsShared,
        CreatePath = existing.Overrides?.CreatePath ?? "",
        QueryPath = existing.Overrides?.QueryPath ?? "",
        QueryMethod = existing.Overrides?.QueryMethod ?? "",
        PollConcurrency = existing.Pace?.Concurrency,
        PollsPerMinute = existing.Pace?.PerMinute,
        MaxRunning = existing.Pace?.Running,
        HoursFrom = TimeOf(existing.Hours?.From),
        HoursTo = TimeOf(existing.Hours?.To),
        HoursZone = existing.Hours?.Zone ?? "UTC",
    };

    /// <summary>The form as it was before a pause; null when its provider or its connection is there no more.</summary>
    public static ConnectionDraft? Restore(ConnectionSnapshot kept, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var existing = connections.FirstOrDefault(connection => connection.Id.ToString() == kept.Existing);
        if (catalog.FindProvider(kept.ProviderId) is not { } provider || (existing is null) != (kept.Existing is null)) { return null; }

        return new ConnectionDraft
        {
            Provider = provider,
            Existing = existing,
            Label = kept.Label,
            BaseUrl = kept.BaseUrl,
            DropsCallbackKey = kept.DropsCallbackKey,
            IsShared = kept.IsShared,
            CreatePath = kept.CreatePath,
            QueryPath = kept.QueryPath,
            QueryMethod = kept.QueryMethod,
            PollConcurrency = kept.PollConcurrency,
            PollsPerMinute = kept.PollsPerMinute,
            MaxRunning = kept.MaxRunning,
            HoursFrom = kept.HoursFrom,
            HoursTo = kept.HoursTo,
            HoursZone = kept.HoursZone,
        };
    }

    public ConnectionSnapshot Snapshot() => new(
        Provider.Id, Existing?.Id.ToString(), HasKey: Key.Length + CallbackKey.Length > 0, Label, BaseUrl, DropsCallbackKey, IsShared,
        CreatePath, QueryPath, QueryMethod, PollConcurrency, PollsPerMinute, MaxRunning, HoursFrom, HoursTo, HoursZone);

    /// <summary>What it is called, typed or not.</summary>
    public string Name => OrNull(Label) ?? (Existing is null ? Provider.Name : "");

    /// <summary>The provider's own, as an empty field stands for it.</summary>
    public string OwnAddress => TextOf(Provider.DefaultBaseUrl);

    public EndpointOverrides? Overrides => HasOverrides ? new EndpointOverrides(OrNull(CreatePath), OrNull(QueryPath), OrNull(QueryMethod)) : null;

    /// <summary>The sentences that stand at the fields. An address that is unchanged is not asked about again: the sandbox's would not pass.</summary>
    /// <param name="asksWhoMayUseIt">There are others in the workspace.</param>
    public ConnectionProblems Check(OutboundGuard guard, MessageFormatter texts, bool asksWhoMayUseIt, out Uri? address)
    {
        var isUnchanged = Existing is not null && Address.TrimEnd('/') == TextOf(Existing.BaseUrl);
        var check = isUnchanged ? new AddressCheck(Existing!.BaseUrl, null) : guard.CheckBaseUrl(Address);
        address = check.Address;
        return new ConnectionProblems(
            Name.Length == 0 ? texts[ConnectionText.NameMissing] : null,
            check.Problem is null ? null : texts.Format(check.Problem),
            KeyProblem(isUnchanged, texts),
            asksWhoMayUseIt && IsShared is null ? texts[ConnectionText.SharingMissing] : null);
    }

    /// <summary>What is said at the address when its end stands in the provider's paths too; null when it does not.</summary>
    public string? AddressNote(MessageFormatter texts) => Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && new[] { OrNull(CreatePath) ?? Provider.Endpoints.Create.Path, OrNull(QueryPath) ?? Provider.Endpoints.Query.Path }.Select(path => RequestAddress.Overlap(address, path)).FirstOrDefault(part => part is not null) is { } part
            ? texts[ConnectionText.PathTwice, ("path", part)]
            : null;

    private string Address => OrNull(BaseUrl) ?? OwnAddress;

    private string? KeyProblem(bool isAddressUnchanged, MessageFormatter texts) => ConnectionKeyText.Clean(Key) switch
    {
        { Length: > 0 } key when ConnectionKeyText.Problem(key) is { } problem => texts.Format(problem),
        "" when Existing is null => texts[ConnectionText.KeyMissing],
        "" when !isAddressUnchanged => texts[ConnectionText.KeyNeededForAddress],
        _ => null,
    };

    private static string TextOf(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static TimeOnly? TimeOf(int? minute) => minute is { } found ? new TimeOnly(found / 60, found % 60) : null;

    private static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What a pause of the circuit keeps of the form: all but the keys.</summary>
/// <remarks>
/// A pause hands it to the browser, if only as an encrypted parcel. A key never goes there and never into anything that is kept: it lives from
/// typing to saving, and is typed again after a pause.
/// </remarks>
/// <param name="HasKey">A key had been typed, so it has to be asked for again.</param>
public sealed record ConnectionSnapshot(
    string ProviderId, string? Existing, bool HasKey, string Label, string BaseUrl, bool DropsCallbackKey, bool? IsShared, string CreatePath, string QueryPath, string QueryMethod,
    int? PollConcurrency, int? PollsPerMinute, int? MaxRunning, TimeOnly? HoursFrom, TimeOnly? HoursTo, string HoursZone);
