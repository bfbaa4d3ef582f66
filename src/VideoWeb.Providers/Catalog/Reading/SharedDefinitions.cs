using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Shared definitions of one sort: an entry is laid over the one that it names with <c>use</c>, or over the one of its own name.</summary>
/// <param name="sort">For messages: <c>parameter</c>, <c>slot</c>, <c>mode</c>, <c>model</c>, <c>provider</c>.</param>
/// <param name="find">The definition of a name; null when there is none.</param>
/// <param name="problems">Where dangling and circular references go.</param>
internal sealed class SharedDefinitions(string sort, Func<string, CatalogNode?> find, ProblemList problems)
{
    private const string Use = "use";

    /// <summary>Long chains are not worth following, and each step takes space on the stack.</summary>
    private const int MaxChain = 16;

    /// <summary>An entry that may also stand on the definition of its own name without saying so.</summary>
    public CatalogNode ResolveNamed(string name, CatalogNode entry) =>
        entry[Use] is null && find(name) is { } definition ? Resolve(definition, [name]).With(entry).Without(Use) : Resolve(entry, []);

    /// <summary>An entry that stands on another only when it says so.</summary>
    public CatalogNode Resolve(CatalogNode entry) => Resolve(entry, []);

    private CatalogNode Resolve(CatalogNode entry, IReadOnlyList<string> chain)
    {
        if (entry[Use] is not { } use) { return entry.Without(Use); }

        if (use.Kind != JsonValueKind.String || find(use.Scalar.GetString()!) is not { } definition)
        {
            problems.Add(use, Message.Of(MessageCode.CatalogSharedMissing, ("sort", sort)));
            return entry.Without(Use);
        }

        var name = use.Scalar.GetString()!;
        if (chain.Contains(name))
        {
            problems.Add(use, Message.Of(MessageCode.CatalogSharedCircle, ("names", CatalogPhrases.Chain([.. chain, name]))));
            return entry.Without(Use);
        }

        if (chain.Count >= MaxChain)
        {
            problems.Add(use, Message.Of(MessageCode.CatalogSharedChainTooLong, ("most", MaxChain)));
            return entry.Without(Use);
        }

        return Resolve(definition, [.. chain, name]).With(entry).Without(Use);
    }
}

/// <summary>Finds misspelt members in shared definitions, also in those that no model uses. Their values are checked where they are used.</summary>
internal static class DefinitionNames
{
    public static void Check(CatalogNode definitions, ProblemList problems)
    {
        var reader = new ObjectReader(definitions, problems, CatalogContract.Definitions);
        CheckAll("parameters", CatalogContract.EveryParameter);
        CheckAll("slots", CatalogContract.Slot);
        CheckAll("modes", CatalogContract.Mode);
        CheckAll("models", CatalogContract.Model);

        void CheckAll(string table, ObjectRule rule)
        {
            foreach (var (_, entry) in reader.Entries(table)) { _ = new ObjectReader(entry, problems, rule); }
        }
    }
}
