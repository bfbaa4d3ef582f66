using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Lab;

/// <summary>What a person orders with one click.</summary>
/// <param name="Provider">One of <see cref="Providers"/>.</param>
/// <param name="Prompt">Made unique by the caller: the judge knows the order by it.</param>
/// <param name="Nonce">Of the form; a replayed click brings the same one.</param>
public sealed record LabOrder(string Provider, string Prompt, string Nonce)
{
    private static readonly Dictionary<string, string> Models = new()
    {
        ["vidu"] = "viduq3-turbo",
        ["agcloud"] = "seedance",
        ["uniall"] = "viduq3-turbo",
        ["globalaiopc"] = "videos",
        ["ezmodel"] = "any",
    };

    /// <summary>One for each dialect.</summary>
    public static IReadOnlyList<string> Providers { get; } = [.. Models.Keys];

    public static LabOrder New(string provider) => new(provider, $"A lighthouse that lasts {Guid.NewGuid():N}", Guid.NewGuid().ToString("N"));

    internal GenerationOrder For(ConnectionId connection) =>
        new(connection, Provider, Models[Provider], "text", ParameterValues.Empty.With("prompt", Prompt), [], Nonce);
}
