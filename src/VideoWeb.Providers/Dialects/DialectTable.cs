using System.Collections.Frozen;
using VideoWeb.Providers.Dialects.Vidu;

namespace VideoWeb.Providers.Dialects;

/// <summary>The dialects that this program speaks, by the name that a catalog file gives them.</summary>
public static class DialectTable
{
    private static readonly FrozenDictionary<string, IProviderDialect> Dialects = new IProviderDialect[]
    {
        new AgCloudDialect(),
        new ViduDialect(),
        new UniAllDialect(),
        new GlobalAiopcDialect(),
        new EzModelDialect(),
    }.ToFrozenDictionary(dialect => dialect.Name);

    public static IReadOnlyCollection<string> Names => Dialects.Keys;

    /// <exception cref="ArgumentException">There is no dialect of that name. The catalog refuses such names at load.</exception>
    public static IProviderDialect Find(string name) =>
        Dialects.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no dialect '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
