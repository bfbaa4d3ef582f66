using System.Globalization;

namespace VideoWeb.Lab;

/// <summary>The command line of a sweep.</summary>
/// <param name="IsOfMemory">Processes are short of memory instead of being killed at calls.</param>
internal sealed record SweepArguments(bool IsOfMemory, bool IsPostgres, SweepOptions Options)
{
    /// <returns>Null when they cannot be understood.</returns>
    public static SweepArguments? Read(string[] words)
    {
        if (words is not ["sweep", ("submit" or "memory") and var what, .. var rest] || rest.Length % 2 != 0) { return null; }

        SweepArguments? read = new(what == "memory", false, new SweepOptions());
        foreach (var pair in rest.Chunk(2)) { read = read?.With(pair[0], pair[1]); }
        return read;
    }

    private SweepArguments? With(string name, string value) => name switch
    {
        "--db" when value is "sqlite" or "postgres" => this with { IsPostgres = value == "postgres" },
        "--provider" when LabOrder.Providers.Contains(value) => this with { Options = Options with { Provider = value } },
        "--at" when CallPosition.TryParse(value, out var position) => this with { Options = Options with { At = position } },
        "--sample" when IsCount(value, out var sample) => this with { Options = Options with { Sample = sample } },
        "--jobs" when IsCount(value, out var jobs) => this with { Options = Options with { Jobs = jobs } },
        _ => null,
    };

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
}
