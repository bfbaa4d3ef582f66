using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;
using VideoWeb.Settings;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class SettingsTests
{
    private static IReadOnlyList<SettingDefinition> Definitions { get; } = [.. AppOptions.Sections.SelectMany(section => section.Settings)];

    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        var settings = AppOptions.Read(Configuration(), isDevelopment: false, out var problems);

        Assert.Empty(problems);
        Assert.Equal((DatabaseKind.Sqlite, RegistrationMode.Open, false, LogFormat.Json), (settings!.Data.Kind, settings.Accounts.Registration, settings.IsSandboxEnabled, settings.LogFormat));
        Assert.Equal(TimeSpan.FromSeconds(120), settings.Engine.SubmitTimeout);
    }

    [Fact]
    public void Read_Development_TurnsTheSandboxOn()
    {
        var settings = AppOptions.Read(Configuration(), isDevelopment: true, out _);

        Assert.True(settings!.IsSandboxEnabled);
    }

    [Fact]
    public void Read_ManyWrong_NamesEveryKeyValueAndWhatIsAllowed()
    {
        var settings = AppOptions.Read(
            Configuration(
                ("Data:Database", "Oracle"),
                ("Accounts:Registration", "maybe"),
                ("Tasks:SubmitTimeoutSeconds", "5"),
                ("Tasks:MaxPollConcurency", "9"),
                ("Sandbox:Enabled", "perhaps"),
                ("Site:PublicUrl", "videos.example"),
                ("Outbound:AllowedPrivateHosts:0", "http://gateway/"),
                ("Proxy:KnownProxies", "10.0.0.1, nginx")),
            isDevelopment: false,
            out var problems);

        Assert.Null(settings);
        Assert.Equal(
            [
                "Data:Database: \"Oracle\" cannot be used. Allowed: Sqlite or Postgres.",
                "Site:PublicUrl: \"videos.example\" cannot be used. Allowed: an http or https address.",
                "Accounts:Registration: \"maybe\" cannot be used. Allowed: Open, InviteOnly or Closed.",
                "Outbound:AllowedPrivateHosts: \"http://gateway/\" cannot be used. Allowed: a list of host or host:port.",
                "Tasks:SubmitTimeoutSeconds: \"5\" cannot be used. Allowed: 10 to 600.",
                "Tasks:MaxPollConcurency: is not a setting. Run with --help to see them all.",
                "Sandbox:Enabled: \"perhaps\" cannot be used. Allowed: true or false.",
                "Proxy:KnownProxies: \"nginx\" cannot be used. Allowed: a list of IP addresses.",
            ],
            problems);
    }

    [Fact]
    public void Read_PostgresWithoutConnectionString_AsksForOne()
    {
        AppOptions.Read(Configuration(("Data:Database", "Postgres")), isDevelopment: false, out var problems);

        Assert.StartsWith("Data:ConnectionString: is empty", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tasks:MaxSubmitConcurrency", "16abc")]
    [InlineData("Tasks:MaxSubmitConcurrency", "0x10")]
    [InlineData("Tasks:MaxSubmitConcurrency", "+16")]
    [InlineData("Tasks:MaxSubmitConcurrency", "-1")]
    [InlineData("Tasks:MaxSubmitConcurrency", "1.5")]
    [InlineData("Tasks:MaxSubmitConcurrency", "0")]
    [InlineData("Tasks:MaxSubmitConcurrency", "257")]
    [InlineData("Tasks:MaxSubmitConcurrency", "99999999999999999999")]
    [InlineData("Accounts:Registration", "2")]
    [InlineData("Accounts:Registration", "Open,Closed")]
    [InlineData("Log:Format", "0")]
    [InlineData("Sandbox:Enabled", "yes")]
    [InlineData("Sandbox:Enabled", "1")]
    [InlineData("Site:PublicUrl", "https://videos.example/?team=1")]
    [InlineData("Site:PublicUrl", "https://videos.example/#top")]
    [InlineData("Site:PublicUrl", "https://me:secret@videos.example/")]
    [InlineData("Site:PublicUrl", "ftp://videos.example/")]
    [InlineData("Site:PublicUrl", "https://")]
    [InlineData("Outbound:AllowedPrivateHosts", "gateway/path")]
    [InlineData("Outbound:AllowedPrivateHosts:0", "a, b")]
    [InlineData("Proxy:KnownProxies:0", "10.0.0.0/8")]
    public void Read_ValueThatNobodyMeans_IsRefusedInOneLine(string key, string value)
    {
        var settings = AppOptions.Read(Configuration((key, value)), isDevelopment: false, out var problems);

        Assert.Null(settings);
        var named = key.EndsWith(":0", StringComparison.Ordinal) ? key[..^2] : key;
        var allowed = Definitions.Single(setting => setting.Key == named).Allowed;
        Assert.Equal($"{named}: \"{value}\" cannot be used. Allowed: {allowed}.", Assert.Single(problems));
    }

    [Theory]
    [InlineData("Data:Foldr")]
    [InlineData("Data:Kind")]
    [InlineData("Data:Folder:0")]
    public void Read_KeyThatIsNone_IsRefused(string key)
    {
        AppOptions.Read(Configuration((key, "x")), isDevelopment: false, out var problems);

        Assert.Equal($"{key}: is not a setting. Run with --help to see them all.", Assert.Single(problems));
    }

    [Fact]
    public void Read_ListAsOneText_BlankAndSpaces_AreUnderstood()
    {
        var settings = AppOptions.Read(
            Configuration(
                ("Outbound:AllowedPrivateHosts", "gateway.lan, 10.0.0.9:3000 ,"), ("Proxy:KnownProxies:0", "10.0.0.1"), ("Proxy:KnownProxies:1", "::1"),
                ("accounts:registration", " inviteonly "), ("Media:FfmpegCommand", " "), ("Tasks:MaxSubmitConcurrency", ""), ("Data:Database", "sqlite")),
            isDevelopment: false,
            out var problems);

        Assert.Empty(problems);
        Assert.Equal(["gateway.lan", "10.0.0.9:3000"], settings!.Engine.AllowedPrivateHosts);
        Assert.Equal(["10.0.0.1", "::1"], settings.Proxy.KnownProxies);
        Assert.Equal((RegistrationMode.InviteOnly, "ffmpeg", 16), (settings.Accounts.Registration, settings.Engine.FfmpegCommand, settings.Engine.MaxSubmitConcurrency));
    }

    [Fact]
    public void Read_EverySettingOtherThanItsDefault_ReachesWhatIsSetUp()
    {
        var settings = AppOptions.Read(
            Configuration(
                ("Data:Folder", "/elsewhere"), ("Data:Database", "Postgres"), ("Data:ConnectionString", "Host=none"), ("Data:MasterKeyFile", "/run/key"), ("Data:MasterKey", "c2VjcmV0"),
                ("Site:PublicUrl", "https://videos.example/"), ("Site:CallbacksPerSecond", "7"), ("Accounts:Registration", "Closed"), ("Accounts:SignInAttemptsPerMinute", "8"),
                ("Accounts:LockoutMinutes", "9"), ("Outbound:AllowedPrivateHosts", "gateway.lan"), ("Tasks:SubmitTimeoutSeconds", "11"), ("Tasks:PollTimeoutSeconds", "12"),
                ("Tasks:MaxSubmitConcurrency", "13"), ("Tasks:MaxPollConcurrency", "14"), ("Tasks:MaxPollsPerConnection", "15"), ("Media:MaxClipMegabytes", "65536"),
                ("Media:MinFreeMegabytes", "17"), ("Media:DownloadTimeoutMinutes", "18"), ("Media:MaxConcurrentDownloads", "19"), ("Media:MaxUploadMegabytes", "20"),
                ("Media:UnusedUploadDays", "24"), ("Media:TrashDays", "25"), ("Media:AddressHours", "21"), ("Media:FfmpegCommand", "avconv"), ("Media:Renditions", "false"), ("Sandbox:Enabled", "true"), ("Proxy:TrustForwardedHeaders", "true"),
                ("Proxy:KnownProxies", "10.0.0.1"), ("Log:Format", "Text")),
            isDevelopment: false,
            out _)!;

        Assert.Equal(
            new DataOptions { Folder = "/elsewhere", Kind = DatabaseKind.Postgres, ConnectionString = "Host=none", MasterKeyFile = "/run/key", MasterKey = "c2VjcmV0" }, settings.Data);
        Assert.Equal(
            new EngineOptions
            {
                MediaFolder = "/elsewhere/media",
                CatalogFolder = "/elsewhere/catalog",
                PublicUrl = new Uri("https://videos.example/"),
                AllowedPrivateHosts = settings.Engine.AllowedPrivateHosts,
                SandboxEnabled = true,
                SubmitTimeout = TimeSpan.FromSeconds(11),
                PollTimeout = TimeSpan.FromSeconds(12),
                MaxSubmitConcurrency = 13,
                MaxPollConcurrency = 14,
                MaxPollsPerConnection = 15,
                MaxResultBytes = 65536L * 1024 * 1024,
                MinFreeBytes = 17L * 1024 * 1024,
                DownloadTimeout = TimeSpan.FromMinutes(18),
                MaxArchiveConcurrency = 19,
                MaxUploadBytes = 20L * 1024 * 1024,
                UnusedUploadAge = TimeSpan.FromDays(24),
                TrashAge = TimeSpan.FromDays(25),
                MediaAddressLifetime = TimeSpan.FromHours(21),
                FfmpegCommand = "avconv",
                MakesRenditions = false,
            },
            settings.Engine);
        Assert.Equal(["gateway.lan"], settings.Engine.AllowedPrivateHosts);
        Assert.Equal(new AccountOptions { Registration = RegistrationMode.Closed, SignInAttemptsPerMinute = 8, LockoutMinutes = 9 }, settings.Accounts);
        Assert.Equal((7, true, "10.0.0.1"), (settings.Site.CallbacksPerSecond, settings.Proxy.TrustForwardedHeaders, Assert.Single(settings.Proxy.KnownProxies)));
        Assert.Equal((true, LogFormat.Text), (settings.IsSandboxEnabled, settings.LogFormat));
    }

    [Fact]
    public async Task Host_WrongOption_IsRefusedByTheFrameworkToo()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddAppOptions(Configuration(("Accounts:LockoutMinutes", "0")));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["Accounts:LockoutMinutes: \"0\" cannot be used. Allowed: 1 to 1440."], error.Failures);
    }

    [Fact]
    public void Help_NamesEverySettingWithItsDefault()
    {
        var help = HelpText.Format();

        Assert.All(Definitions, setting => Assert.Contains(
            $"  {setting.Key}{Environment.NewLine}      {setting.Help}{Environment.NewLine}      Allowed: {setting.Allowed}. Default: {setting.Default ?? "not set"}.", help, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_TableOfSettings_IsTrue()
    {
        var rows = Repository.Read("README.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var definition = Definitions.Single(setting => setting.Key == row[1].Trim(' ', '`'));
            if (definition.Default is { } value) { Assert.Equal(value, row[2].Trim(' ', '`')); }
        });
    }

    [Fact]
    public void AppSettings_HasEverySettingWithItsDefault()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json"));
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

        foreach (var setting in Definitions)
        {
            var parts = setting.Key.Split(':');
            Assert.True(document.RootElement.TryGetProperty(parts[0], out var section) && section.TryGetProperty(parts[1], out var value), $"{setting.Key} is not in appsettings.json.");
            var written = section.GetProperty(parts[1]);
            var shown = written.ValueKind is JsonValueKind.Null || (written.ValueKind == JsonValueKind.Array && written.GetArrayLength() == 0) ? null : written.ToString().ToLowerInvariant();
            Assert.Equal(setting.Default?.ToLowerInvariant(), shown);
        }
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build();
}
