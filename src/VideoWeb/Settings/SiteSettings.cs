using VideoWeb.Data.Storage;
using VideoWeb.Engine;

namespace VideoWeb.Settings;

/// <summary>All settings, read and checked once at start.</summary>
internal sealed record SiteSettings
{
    public required DataOptions Data { get; init; }
    public required EngineOptions Engine { get; init; }
    public required AccountSettings Accounts { get; init; }
    public required ProxySettings Proxy { get; init; }
    public required bool IsSandboxEnabled { get; init; }

    /// <summary>Provider callbacks taken from one address, twice as many in a burst.</summary>
    public required int CallbacksPerSecond { get; init; }

    public required LogFormat LogFormat { get; init; }

    /// <summary>Reads the settings. When any is wrong, all that are wrong are in <paramref name="problems"/> and the answer is null.</summary>
    internal static SiteSettings? Read(IConfiguration configuration, bool isDevelopment, out IReadOnlyList<SettingProblem> problems)
    {
        var reader = new SettingsReader(configuration);
        var folder = Path.GetFullPath(reader.Text("Data:Folder") ?? "data");
        var database = reader.Choice<DatabaseKind>("Data:Database");
        var connectionString = reader.Text("Data:ConnectionString");
        if (database == DatabaseKind.Postgres && connectionString is null)
        {
            reader.Report("Data:ConnectionString", "is empty, but Data:Database is Postgres. Set an Npgsql connection string such as Host=localhost;Database=videoweb;Username=videoweb;Password=…");
        }

        var isSandboxEnabled = reader.Flag("Sandbox:Enabled") ?? isDevelopment;
        var settings = new SiteSettings
        {
            Data = new DataOptions
            {
                Folder = folder,
                Kind = database ?? DatabaseKind.Sqlite,
                ConnectionString = connectionString,
                MasterKeyFile = reader.Text("Data:MasterKeyFile"),
                MasterKey = reader.Text("Data:MasterKey"),
            },
            Engine = ReadEngine(reader, folder, isSandboxEnabled),
            Accounts = new AccountSettings(
                reader.Choice<RegistrationMode>("Accounts:Registration") ?? default,
                reader.Whole("Accounts:SignInAttemptsPerMinute", 1, 1000),
                TimeSpan.FromMinutes(reader.Whole("Accounts:LockoutMinutes", 1, 1440))),
            Proxy = new ProxySettings(reader.Flag("Proxy:TrustForwardedHeaders") ?? false, reader.Addresses("Proxy:KnownProxies")),
            IsSandboxEnabled = isSandboxEnabled,
            CallbacksPerSecond = reader.Whole("Site:CallbacksPerSecond", 1, 10_000),
            LogFormat = reader.Choice<LogFormat>("Log:Format") ?? (isDevelopment ? LogFormat.Text : LogFormat.Json),
        };

        reader.ReportUnknownKeys();
        problems = reader.Problems;
        return problems.Count == 0 ? settings : null;
    }

    private static EngineOptions ReadEngine(SettingsReader reader, string folder, bool isSandboxEnabled) => new()
    {
        MediaFolder = Path.Combine(folder, "media"),
        CatalogFolder = Path.Combine(folder, "catalog"),
        PublicUrl = reader.WebAddress("Site:PublicUrl"),
        AllowedPrivateHosts = reader.Hosts("Outbound:AllowedPrivateHosts"),
        SandboxEnabled = isSandboxEnabled,
        SubmitTimeout = TimeSpan.FromSeconds(reader.Whole("Tasks:SubmitTimeoutSeconds", 10, 600)),
        PollTimeout = TimeSpan.FromSeconds(reader.Whole("Tasks:PollTimeoutSeconds", 5, 120)),
        MaxSubmitConcurrency = reader.Whole("Tasks:MaxSubmitConcurrency", 1, 256),
        MaxPollConcurrency = reader.Whole("Tasks:MaxPollConcurrency", 1, 1024),
        MaxPollsPerConnection = reader.Whole("Tasks:MaxPollsPerConnection", 1, 256),
        MaxResultBytes = reader.Whole("Media:MaxClipMegabytes", 1, 65536) * 1024L * 1024L,
        MinFreeBytes = reader.Whole("Media:MinFreeMegabytes", 0, 1_048_576) * 1024L * 1024L,
        DownloadTimeout = TimeSpan.FromMinutes(reader.Whole("Media:DownloadTimeoutMinutes", 1, 720)),
        MaxArchiveConcurrency = reader.Whole("Media:MaxConcurrentDownloads", 1, 64),
        MaxUploadBytes = reader.Whole("Media:MaxUploadMegabytes", 1, 4096) * 1024L * 1024L,
        MediaAddressLifetime = TimeSpan.FromHours(reader.Whole("Media:AddressHours", 1, 168)),
        FfmpegCommand = reader.Text("Media:FfmpegCommand") ?? "ffmpeg",
    };
}
