using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Admin;

/// <summary>What is known of how the program does.</summary>
/// <param name="ArchiveProblem">Why clips cannot be saved; null when they can.</param>
/// <param name="MissingFiles">Files that the database knows and the disk does not.</param>
/// <param name="FreeBytes">Where the data lies.</param>
/// <param name="EndedUncleanly">The run before this one was not stopped in good order.</param>
public sealed record SystemState(Message? ArchiveProblem, int MissingFiles, long FreeBytes, bool EndedUncleanly, IReadOnlyList<CatalogProblem> CatalogProblems);

/// <summary>One thing that is wrong, in words.</summary>
/// <param name="Details">Line by line; may be empty.</param>
public sealed record HealthFinding(Tone Tone, string Text, IReadOnlyList<CatalogProblem> Details);

/// <summary>What of the state somebody has to look at. Pure.</summary>
public static class SystemHealth
{
    /// <summary>A clip has up to some hundred megabytes, and so have the database's own files when they are written anew.</summary>
    public const long LowSpace = 2L << 30;

    /// <summary>The worst first; empty when all is well.</summary>
    public static IReadOnlyList<HealthFinding> Find(SystemState state, MessageFormatter texts)
    {
        var found = new List<HealthFinding>();
        if (state.ArchiveProblem is { } problem) { found.Add(new(Tone.Danger, texts.Format(problem), [])); }
        if (state.FreeBytes < LowSpace) { found.Add(new(Tone.Danger, texts[AdminText.SpaceIsLow, ("free", new MessageArgument.Bytes(state.FreeBytes))], [])); }
        if (state.MissingFiles > 0) { found.Add(new(Tone.Warning, texts[AdminText.FilesMissing, ("count", state.MissingFiles)], [])); }
        if (state.CatalogProblems.Count > 0) { found.Add(new(Tone.Warning, texts[AdminText.FilesLeftOut], state.CatalogProblems)); }
        if (state.EndedUncleanly) { found.Add(new(Tone.Neutral, texts[AdminText.EndedUncleanly], [])); }
        return found;
    }
}
