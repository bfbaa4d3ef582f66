namespace VideoWeb.Components.Compare;

/// <summary>An order that tells nothing of where the things came from, and is the same for the same number on every machine. Pure.</summary>
public static class BlindOrder
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, int seed)
    {
        var shuffled = items.ToArray();
        var state = (ulong)(uint)seed;
        for (var left = shuffled.Length; left > 1; left--)
        {
            var chosen = (int)(Next(ref state) % (ulong)left);
            (shuffled[left - 1], shuffled[chosen]) = (shuffled[chosen], shuffled[left - 1]);
        }

        return shuffled;
    }

    // SplitMix64: the platform's own generator may change with its version, and with it the places of an address.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
