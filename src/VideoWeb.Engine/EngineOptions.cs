namespace VideoWeb.Engine;

/// <summary>The engine's settings. The host reads and checks them; the engine takes them as they are.</summary>
/// <remarks>What an operator may set has its default in <see cref="TaskOptions"/> or <see cref="MediaOptions"/> and nowhere else.</remarks>
public sealed record EngineOptions
{
    private const long Megabyte = 1024 * 1024;

    public EngineOptions()
        : this(new TaskOptions(), new MediaOptions())
    {
    }

    public EngineOptions(TaskOptions tasks, MediaOptions media)
    {
        SubmitTimeout = TimeSpan.FromSeconds(tasks.SubmitTimeoutSeconds);
        PollTimeout = TimeSpan.FromSeconds(tasks.PollTimeoutSeconds);
        MaxSubmitConcurrency = tasks.MaxSubmitConcurrency;
        MaxPollConcurrency = tasks.MaxPollConcurrency;
        MaxPollsPerConnection = tasks.MaxPollsPerConnection;
        BusyPatience = TimeSpan.FromHours(tasks.BusyPatienceHours);
        MaxResultBytes = media.MaxClipMegabytes * Megabyte;
        MinFreeBytes = media.MinFreeMegabytes * Megabyte;
        DownloadTimeout = TimeSpan.FromMinutes(media.DownloadTimeoutMinutes);
        MaxArchiveConcurrency = media.MaxConcurrentDownloads;
        MaxUploadBytes = media.MaxUploadMegabytes * Megabyte;
        UnusedUploadAge = media.UnusedUploadDays == 0 ? null : TimeSpan.FromDays(media.UnusedUploadDays);
        TrashAge = media.TrashDays == 0 ? null : TimeSpan.FromDays(media.TrashDays);
        MediaAddressLifetime = TimeSpan.FromHours(media.AddressHours);
        FfmpegCommand = media.FfmpegCommand;
        MakesRenditions = media.Renditions;
    }

    /// <summary>Where finished clips lie, one folder per workspace below it. Created when it is missing.</summary>
    public required string MediaFolder { get; init; }

    /// <summary>Where catalog overlays (<c>*.json</c>) lie; null for none. A folder that does not exist means none.</summary>
    public string? CatalogFolder { get; init; }

    /// <summary>The address under which providers and other people reach this instance; null when nobody outside can.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary><c>host</c> or <c>host:port</c> of private hosts that may be called, such as a gateway on the local network.</summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];

    /// <summary>Whether <see cref="SandboxAddress.Host"/> may be called.</summary>
    public bool SandboxEnabled { get; init; }

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the beginning of the connection to the last byte of the answer to a paid request.</summary>
    public TimeSpan SubmitTimeout { get; init; }

    /// <summary>The same for questions, which are free to repeat.</summary>
    public TimeSpan PollTimeout { get; init; }

    /// <summary>Paid requests in flight at once, over all connections.</summary>
    public int MaxSubmitConcurrency { get; init; }

    /// <summary>Paid requests in flight for one workspace: half of all, so that others find a place.</summary>
    public int MaxSubmitsPerWorkspace => Math.Max(1, MaxSubmitConcurrency / 2);

    /// <summary>Questions in flight at once, over all connections.</summary>
    public int MaxPollConcurrency { get; init; }

    /// <summary>Questions in flight at once for one connection.</summary>
    public int MaxPollsPerConnection { get; init; }

    /// <summary>Questions in flight to one origin: half of all, so that one that hangs leaves the other half.</summary>
    public int MaxPollsPerOrigin => Math.Max(1, MaxPollConcurrency / 2);

    public int MaxArchiveConcurrency { get; init; }

    /// <summary>Replaces every provider's own poll interval; null leaves them. For tests and benchmarks.</summary>
    public TimeSpan? PollIntervalOverride { get; init; }

    /// <summary>The first pause before something that certainly had no effect is tried again; later ones double.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a task waits for a provider that refuses it for now (HTTP 429), before it counts as refused.</summary>
    public TimeSpan BusyPatience { get; init; }

    /// <summary>How long a click waits for a database that others hold, before the person is told that it was not saved.</summary>
    public TimeSpan SavePatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after a task became unknown its provider is first asked whether it has it.</summary>
    public TimeSpan SettlementDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A result larger than this is not kept, in bytes.</summary>
    public long MaxResultBytes { get; init; }

    /// <summary>Results are not copied while less than this is free on the disk of the media folder, in bytes.</summary>
    public long MinFreeBytes { get; init; }

    /// <summary>How long copying rests when the disk takes nothing, before it is tried again.</summary>
    public TimeSpan DiskPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For one download of one result.</summary>
    public TimeSpan DownloadTimeout { get; init; }

    /// <summary>A file that people bring may be this large, in bytes.</summary>
    public long MaxUploadBytes { get; init; }

    /// <summary>Uploads that nothing has used for so long are removed; null keeps them.</summary>
    public TimeSpan? UnusedUploadAge { get; init; }

    /// <summary>Clips that have been in the trash for so long are removed; null keeps them there.</summary>
    public TimeSpan? TrashAge { get; init; }

    /// <summary>How long a provider may fetch a file of ours by its signed address.</summary>
    public TimeSpan MediaAddressLifetime { get; init; }

    /// <summary>For one look at a medium whose address somebody typed.</summary>
    public TimeSpan LookTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The program that takes pictures out of clips: posters where a provider gives none, and frames. When it is not installed there are no posters, and the browser takes the frames.</summary>
    public string FfmpegCommand { get; init; }

    /// <summary>Whether thumbnails and previews are made in the background; it takes ffmpeg.</summary>
    public bool MakesRenditions { get; init; }

    /// <summary>What the host must grant a stop, so that no paid request is cut off in flight.</summary>
    public TimeSpan NeededShutdownTimeout => SubmitTimeout + TimeSpan.FromSeconds(15);
}
