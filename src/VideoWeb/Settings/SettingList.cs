namespace VideoWeb.Settings;

/// <summary>Every setting of the program, once. The reader, --help and the test of appsettings.json all go by it.</summary>
internal static class SettingList
{
    internal static readonly IReadOnlyList<Setting> All =
    [
        new("Data:Folder", "data", "a path; relative ones start at the working folder", "Database, clips, keys and catalog overlays lie here. Back this folder up."),
        new("Data:Database", "Sqlite", "Sqlite or Postgres", "The kind of database."),
        new("Data:ConnectionString", null, "an Npgsql connection string", "Required for Postgres. Sqlite uses videoweb.db in the data folder unless this says otherwise."),
        new("Data:MasterKeyFile", null, "a path to a file with 32 bytes or their base64", "The key that protects stored API keys. Without it one is made in the data folder; in production mount your own from elsewhere."),
        new("Data:MasterKey", null, "32 bytes as base64", "The same key as text, for hosts that hand secrets over as variables. Wins over the file."),
        new("Site:PublicUrl", null, "an http or https address", "Where people and providers reach this site. Needed for provider callbacks and for media that travel by address, and shown in invitation links; without it the address of the request is used."),
        new("Site:CallbacksPerSecond", "100", "1 to 10000", "Callbacks taken each second for one task, and from one address for no task. More are turned away; clips are then only noticed later."),
        new("Accounts:Registration", "Open", "Open, InviteOnly or Closed", "Who may create an account. The very first account can always be created and becomes the administrator."),
        new("Accounts:SignInAttemptsPerMinute", "20", "1 to 1000", "Sign-in and registration attempts per client address and minute."),
        new("Accounts:LockoutMinutes", "10", "1 to 1440", "How long an account rests after 5 wrong passwords in a row."),
        new("Outbound:AllowedPrivateHosts", null, "a list of host or host:port", "Private hosts that connections may call, such as a gateway on the local network. All other private addresses are refused."),
        new("Tasks:SubmitTimeoutSeconds", "120", "10 to 600", "How long a paid request may take. It is never sent twice by itself."),
        new("Tasks:PollTimeoutSeconds", "30", "5 to 120", "How long one question about a task's progress may take."),
        new("Tasks:MaxSubmitConcurrency", "16", "1 to 256", "Paid requests in flight at once."),
        new("Tasks:MaxPollConcurrency", "64", "1 to 1024", "Progress questions in flight at once."),
        new("Tasks:MaxPollsPerConnection", "8", "1 to 256", "Progress questions in flight at once for one connection."),
        new("Media:MaxClipMegabytes", "2048", "1 to 65536", "A larger result is not kept."),
        new("Media:MinFreeMegabytes", "256", "0 to 1048576", "Copying of results rests while less than this is free on the disk, so that the database keeps room."),
        new("Media:DownloadTimeoutMinutes", "30", "1 to 720", "How long one download of a result may take."),
        new("Media:MaxConcurrentDownloads", "3", "1 to 64", "Results copied at once."),
        new("Media:MaxUploadMegabytes", "200", "1 to 4096", "A larger file cannot be uploaded. The largest that any provider takes is 200 MB."),
        new("Media:AddressHours", "24", "1 to 168", "How long a provider may fetch an uploaded file by its signed address. Needs Site:PublicUrl."),
        new("Media:FfmpegCommand", "ffmpeg", "a command or path", "Takes posters and frames out of clips. When it is missing the browser does."),
        new("Sandbox:Enabled", null, "true or false", "The built-in simulator of the five providers. Without a value: on in Development, off elsewhere."),
        new("Proxy:TrustForwardedHeaders", "false", "true or false", "Take scheme and client address from X-Forwarded-*. Only behind a reverse proxy that sets them itself."),
        new("Proxy:KnownProxies", null, "a list of IP addresses", "The proxies that are believed. Loopback always is."),
        new("Log:Format", null, "Text or Json", "Console lines for people or for machines. Without a value: Text in Development, Json elsewhere."),
    ];
}
