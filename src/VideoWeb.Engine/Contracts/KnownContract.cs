using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Contracts;

/// <summary>What the sandbox can judge: the paths and the model names of the providers' own pages, which are the built-in catalog's.</summary>
internal sealed class KnownContract
{
    private readonly ILookup<string, ProviderDescription> _providers =
        CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog.Providers.ToLookup(provider => provider.Dialect, StringComparer.Ordinal);

    /// <summary>Why a refusal of this input proves nothing; null when it does.</summary>
    public Message? DoubtOf(GenerationInput input)
    {
        var known = _providers[input.Provider.Dialect].ToList();
        var names = known.SelectMany(provider => provider.Models).SelectMany(model => model.WireNames).Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        if (input.Model.WireNames.Any(name => !names.Contains(name.Name))) { return Message.Of(MessageCode.ContractModelNotKnown); }

        return known.Any(provider => PathsOf(provider).Contains(PathOf(input)) && provider.Endpoints.Query == input.Provider.Endpoints.Query)
            ? null
            : Message.Of(MessageCode.ContractPathNotKnown);
    }

    private static IEnumerable<string> PathsOf(ProviderDescription provider) =>
        provider.Models.SelectMany(model => model.Modes).Select(mode => mode.CreatePath).OfType<string>().Append(provider.Endpoints.Create.Path);

    private static string PathOf(GenerationInput input) => input.Mode.CreatePath ?? input.Provider.Endpoints.Create.Path;
}
