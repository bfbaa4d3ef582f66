using System.Collections.Frozen;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Every fault that can be asked for by name.</summary>
internal static class FaultCatalog
{
    public static readonly IReadOnlyList<FaultKind> All = [.. CreateFaults.All, .. QueryFaults.All, .. FileFaults.All, .. CallbackFaults.All];

    private static readonly FrozenDictionary<string, FaultKind> ByName = All.ToFrozenDictionary(fault => fault.Name, StringComparer.Ordinal);

    public static FaultKind? Find(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>One way in which a provider can misbehave.</summary>
/// <param name="Name">As the control API knows it; it begins with the stage.</param>
/// <param name="Stage">Where it strikes.</param>
/// <param name="Effect">A sentence for the sandbox's page.</param>
internal sealed record FaultKind(string Name, FaultStage Stage, string Effect)
{
    /// <summary>For a create: the task exists and is charged, whatever the caller gets to see.</summary>
    public bool IsCharged { get; init; } = true;

    /// <summary>What becomes of the right answer; null when the fault is not in the answer.</summary>
    public Func<Reply, IErrorFormat, Reply>? Change { get; init; }

    /// <summary>For a query: what the task is made to look like before it is answered.</summary>
    public Func<SandboxTaskState, SandboxTaskState>? Shift { get; init; }
}

/// <summary>Where in a task's life a fault can strike.</summary>
internal enum FaultStage
{
    Create,
    Query,
    File,
    Callback,
}

/// <summary>Faults of the file server. What they do stands in <see cref="Clips.FaultyFile"/>.</summary>
internal static class FileFaults
{
    public const string Expired = "file-expired";
    public const string ExpiredToken = "file-expired-token";
    public const string ServerError = "file-500";
    public const string Html = "file-html";
    public const string Empty = "file-empty";
    public const string Stump = "file-stump";
    public const string Cut = "file-cut";
    public const string CutAndChanged = "file-cut-and-changed";
    public const string ShortLength = "file-short-length";
    public const string OverCap = "file-over-cap";
    public const string Trickle = "file-trickle";
    public const string RedirectInside = "file-redirect-inside";
    public const string NoMoov = "file-no-moov";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new(Expired, FaultStage.File, "HTTP 403: the address has expired."),
        new(ExpiredToken, FaultStage.File, "HTTP 400: the address has expired, as Google's storage says it."),
        new(ServerError, FaultStage.File, "HTTP 500."),
        new(Html, FaultStage.File, "An HTML page that claims to be video/mp4."),
        new(Empty, FaultStage.File, "Nothing, claimed to be video/mp4."),
        new(Stump, FaultStage.File, "The first 60 %, honestly measured."),
        new(Cut, FaultStage.File, "The length of the whole, half of it, then a cut. Ranges work."),
        new(CutAndChanged, FaultStage.File, "The same, and the entity tag is another each time."),
        new(ShortLength, FaultStage.File, "A Content-Length that is 1,000 bytes short of the file."),
        new(OverCap, FaultStage.File, "A Content-Length of 8 GB, then a cut after the file."),
        new(Trickle, FaultStage.File, "One byte a second."),
        new(RedirectInside, FaultStage.File, "HTTP 302 to 169.254.169.254."),
        new(NoMoov, FaultStage.File, "The clip without its table of contents (moov)."),
    ];
}

/// <summary>Faults of callbacks.</summary>
internal static class CallbackFaults
{
    public const string Duplicate = "callback-duplicate";
    public const string Disordered = "callback-disordered";
    public const string Early = "callback-early";
    public const string Forged = "callback-forged";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new(Duplicate, FaultStage.Callback, "Every callback is sent twenty times."),
        new(Disordered, FaultStage.Callback, "The last state is announced first, the earlier ones after it."),
        new(Early, FaultStage.Callback, "The first callback is sent before the create call is answered."),
        new(Forged, FaultStage.Callback, "Before each callback comes one that nobody signed, and one that is no JSON."),
    ];
}
