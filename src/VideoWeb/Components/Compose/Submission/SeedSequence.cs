using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>Which seed the n-th task of a sending gets.</summary>
public static class SeedSequence
{
    /// <summary>The mode's seed; null where it has none.</summary>
    public static SeedParameter? Find(ModeDescription mode) => mode.Parameters.OfType<SeedParameter>().FirstOrDefault();

    /// <summary>The lowest seed that is a seed: above the provider's word for "random" where that lies at the lower end.</summary>
    public static long Lowest(SeedParameter seed) => seed.RandomValue == seed.Minimum ? seed.Minimum + 1 : seed.Minimum;

    /// <summary>The seed <paramref name="steps"/> further on; after the highest comes the lowest again.</summary>
    public static long Next(SeedParameter seed, long current, int steps)
    {
        var lowest = Lowest(seed);
        if (current < lowest || current > seed.Maximum) { return current; }
        var span = seed.Maximum - lowest + 1;
        return lowest + ((current - lowest + steps) % span);
    }

    /// <summary>The values of each task of a sending: a fixed seed counts up from the first, everything else is equal.</summary>
    public static IReadOnlyList<ParameterValues> Spread(ModeDescription mode, ParameterValues values, int count) =>
        Find(mode) is { } seed && values.Integer(seed.Name) is { } first && first != seed.RandomValue
            ? [.. Enumerable.Range(0, count).Select(step => values.With(seed.Name, Next(seed, first, step)))]
            : [.. Enumerable.Repeat(values, count)];
}
