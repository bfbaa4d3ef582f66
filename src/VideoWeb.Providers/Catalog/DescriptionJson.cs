using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>A resolved description as text, for storage beside the task that was made with it.</summary>
public static class DescriptionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A database may hand JSON back with its members in another order, the kind of a parameter not first.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions ForPeople = new(Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A resolved provider with the models it holds, indented, with letters of all scripts as they are. Not for markup: it is not escaped for it.</summary>
    public static string WriteIndented(ProviderDescription provider) => JsonSerializer.Serialize(provider, ForPeople);

    /// <summary>Canonical: equal descriptions give equal text, and what <see cref="Read"/> gives back is written the same again.</summary>
    public static string Write(ModelSnapshot snapshot) => JsonSerializer.Serialize(snapshot, Options);

    /// <summary>Reads what <see cref="Write"/> wrote; members it does not know are left aside, so that an older program reads a newer text.</summary>
    /// <exception cref="JsonException">The text is not a snapshot with exactly one model.</exception>
    public static ModelSnapshot Read(string json)
    {
        var snapshot = JsonSerializer.Deserialize<ModelSnapshot>(json, Options);
        return snapshot is { Provider.Models.Count: 1 } ? snapshot : throw new JsonException("A snapshot holds one provider with one model.");
    }

    /// <summary>SHA-256 of the canonical text in UTF-8, as 64 lower-case hex digits.</summary>
    public static string Hash(ModelSnapshot snapshot) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(snapshot))));
}

/// <summary>One model with its provider, as a task is pinned to it: the request can be built and shown again when the catalog has moved on.</summary>
/// <param name="Provider">With exactly one model.</param>
public sealed record ModelSnapshot(ProviderDescription Provider)
{
    [JsonIgnore]
    public ModelDescription Model => Provider.Models[0];

    public static ModelSnapshot Create(ProviderDescription provider, ModelDescription model) => new(provider with { Models = [model] });
}
