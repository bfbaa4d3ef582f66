using System.Text.Json;
using Microsoft.Extensions.Configuration;
using VideoWeb.Data.Storage;
using VideoWeb.Settings;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class SettingsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        var settings = SiteSettings.Read(Configuration(), isDevelopment: false, out var problems);

        Assert.Empty(problems);
        Assert.Equal((DatabaseKind.Sqlite, RegistrationMode.Open, false, LogFormat.Json), (settings!.Data.Kind, settings.Accounts.Registration, settings.IsSandboxEnabled, settings.LogFormat));
        Assert.Equal(TimeSpan.FromSeconds(120), settings.Engine.SubmitTimeout);
    }

    [Fact]
    public void Read_Development_TurnsTheSandboxOn()
    {
        var settings = SiteSettings.Read(Configuration(), isDevelopment: true, out _);

        Assert.True(settings!.IsSandboxEnabled);
    }

    [Fact]
    public void Read_ManyWrong_NamesEveryKeyValueAndWhatIsAllowed()
    {
        var settings = SiteSettings.Read(
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
                "Sandbox:Enabled: \"perhaps\" cannot be used. Allowed: true or false.",
                "Site:PublicUrl: \"videos.example\" cannot be used. Allowed: an http or https address.",
                "Outbound:AllowedPrivateHosts: \"http://gateway/\" cannot be used. Allowed: a list of host or host:port.",
                "Tasks:SubmitTimeoutSeconds: \"5\" cannot be used. Allowed: 10 to 600.",
                "Accounts:Registration: \"maybe\" cannot be used. Allowed: Open, InviteOnly or Closed.",
                "Proxy:KnownProxies: \"nginx\" cannot be used. Allowed: a list of IP addresses.",
                "Tasks:MaxPollConcurency: is not a setting. Run with --help to see them all.",
            ],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Read_PostgresWithoutConnectionString_AsksForOne()
    {
        SiteSettings.Read(Configuration(("Data:Database", "Postgres")), isDevelopment: false, out var problems);

        Assert.Equal("Data:ConnectionString", Assert.Single(problems).Key);
    }

    [Fact]
    public void AppSettings_HasEverySettingWithItsDefault()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json"));
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

        foreach (var setting in SettingList.All)
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
