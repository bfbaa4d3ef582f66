using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Tests.Lab;

/// <summary>Where every fault must lead, for each of the five dialects alike.</summary>
internal static class OutcomeTable
{
    private const string Unclear = "may have been";

    /// <summary>Faults that last until the engine's patience ends; they run with little of it.</summary>
    public static IReadOnlyList<ExpectedOutcome> Slow { get; } =
    [
        Unknown("create-never"), Unknown("create-late"), Unknown("create-endless"), Unknown("create-trickle"),
    ];

    public static IReadOnlyList<ExpectedOutcome> Creates { get; } =
    [
        Unknown("create-reset"), Unknown("create-headers-only"), Unknown("create-cut"), Unknown("create-html"), Unknown("create-empty"),
        Unknown("create-truncated"), Unknown("create-not-utf8"), Unknown("create-deep"), Unknown("create-huge"), Unknown("create-array"),
        Unknown("create-gzip-bomb"), Unknown("create-unknown-code"), Unknown("create-301"), Unknown("create-302"), Unknown("create-307"),
        Unknown("create-308"), Unknown("create-408"), Unknown("create-409"), Unknown("create-425"), Unknown("create-500"), Unknown("create-502"),
        Unknown("create-503"), Unknown("create-503-later"), Unknown("create-504"), Unknown("create-520"), Unknown("create-529"),
        Unknown("create-id-null"), Unknown("create-id-empty"), Unknown("create-id-zero"), Unknown("create-id-object"), Unknown("create-id-long"),
        Unknown("create-id-spaced"), Unknown("create-no-id"), Unknown("create-400-html"), Unknown("create-413-html"), Unknown("create-502-free"),
        Refused("create-key-revoked"), Refused("create-out-of-credit"), Refused("create-bad-request"), Refused("create-no-route"),
        Later("create-429"), Later("create-429-seconds"), Later("create-429-date"), Later("create-429-absurd"), Later("create-429-negative"), Later("create-429-html"),
    ];

    /// <summary>Trouble with a question, once for each task: it must change nothing.</summary>
    public static IReadOnlyList<ExpectedOutcome> Queries { get; } =
    [
        .. new[]
        {
            "query-reset", "query-headers-only", "query-cut", "query-html", "query-empty", "query-truncated", "query-not-utf8", "query-deep", "query-huge",
            "query-array", "query-gzip-bomb", "query-unknown-code", "query-302", "query-308", "query-409", "query-425", "query-500", "query-502", "query-503-later",
            "query-529", "query-429", "query-not-found", "query-404-html", "query-key-revoked", "query-unknown-word", "query-400-unknown-code", "query-no-address", "query-backwards",
            "query-progress-101", "query-progress-nan", "query-progress-text", "query-progress-negative",
        }.Select(Harmless),
    ];

    /// <summary>Questions that outlast the engine's patience; they run with little of it.</summary>
    public static IReadOnlyList<ExpectedOutcome> SlowQueries { get; } = [.. new[] { "query-never", "query-late", "query-trickle", "query-endless" }.Select(Harmless)];

    /// <summary>Files that do, the same.</summary>
    public static IReadOnlyList<ExpectedOutcome> SlowFiles { get; } = [new("file-trickle", "accepted", TaskState.Archived) { Times = 1 }, Lost("file-trickle")];

    public static IReadOnlyList<ExpectedOutcome> Files { get; } =
    [
        new("file-expired", "accepted", TaskState.Archived) { Times = 2 },
        new("file-expired-token", "accepted", TaskState.Archived) { Times = 2 },
        new("file-500", "accepted", TaskState.Archived) { Times = 2 },
        new("file-cut", "accepted", TaskState.Archived) { Times = 1 },
        new("file-cut-and-changed", "accepted", TaskState.Archived) { Times = 1 },
        new("file-html", "accepted", TaskState.Archived) { Times = 1 },
        Lost("file-html"), Lost("file-empty"), Doubtful("file-stump"), Doubtful("file-short-length"), Lost("file-over-cap"), Lost("file-redirect-inside"),
        Doubtful("file-no-moov"), Lost("file-expired"), Lost("file-500"),
    ];

    /// <summary>All rows, by what the engine needs to meet them. What is not to be short is longer than any machine needs, so that load changes no outcome.</summary>
    public static IReadOnlyList<OutcomeGroup> Groups { get; } =
    [
        new(Creates, options => options),
        new(Slow, options => options with { SubmitTimeout = TimeSpan.FromSeconds(4) }),
        new(Queries, options => options) { NeedsOriginForEach = true },
        new(SlowQueries, options => options with { PollTimeout = TimeSpan.FromSeconds(1) }) { NeedsOriginForEach = true },
        new(Files, options => options with { RetryDelay = TimeSpan.FromMilliseconds(10) }),
        new(SlowFiles, options => options with { RetryDelay = TimeSpan.FromMilliseconds(10), DownloadTimeout = TimeSpan.FromSeconds(3), MaxArchiveConcurrency = 16 }),
    ];

    /// <summary>
    /// The groups with the rows that are this coding's turn. In each turn the codings together take every row, and in as many turns as there are
    /// codings each of them does.
    /// </summary>
    /// <param name="coding">Which of <paramref name="codings"/>, from 0.</param>
    /// <param name="turn">From 0; another one each day.</param>
    public static IEnumerable<OutcomeGroup> Sample(int coding, int codings, int turn)
    {
        var first = 0;
        foreach (var group in Groups)
        {
            var start = first;
            first += group.Rows.Count;
            var rows = group.Rows.Where((_, index) => (start + index + coding + turn) % codings == 0).ToList();
            if (rows.Count > 0) { yield return group with { Rows = rows }; }
        }
    }

    private static ExpectedOutcome Unknown(string fault) => new(fault, "unknown", TaskState.Unknown) { Says = Unclear };

    private static ExpectedOutcome Refused(string fault) => new(fault, "refused", TaskState.Refused);

    private static ExpectedOutcome Later(string fault) => new(fault, "waiting", TaskState.Archived) { Times = 1 };

    private static ExpectedOutcome Harmless(string fault) => new(fault, "accepted", TaskState.Archived) { Times = 1 };

    private static ExpectedOutcome Doubtful(string fault) => new(fault, "accepted", TaskState.Archived) { IsDoubtful = true };

    private static ExpectedOutcome Lost(string fault) => new(fault, "accepted", TaskState.ArchiveLost);
}

/// <summary>Rows that one engine meets.</summary>
/// <param name="Configure">Changes to the settings of the matrix.</param>
internal sealed record OutcomeGroup(IReadOnlyList<ExpectedOutcome> Rows, Func<EngineOptions, EngineOptions> Configure)
{
    /// <summary>Whether each fault has an address of its own, so that the breaker of one does not hold back the others.</summary>
    public bool NeedsOriginForEach { get; init; }
}
