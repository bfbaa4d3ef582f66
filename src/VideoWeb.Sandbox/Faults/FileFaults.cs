namespace VideoWeb.Sandbox.Faults;

/// <summary>Faults of the file server. What they do stands in <see cref="Clips.FaultyFile"/>.</summary>
internal static class FileFaults
{
    public const string Expired = "file-expired";
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
