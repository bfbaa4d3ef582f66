using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class RegionalSettingsTests(DataFixture data)
{
    private static readonly RegionalSettings Viennese = new("zh-Hans", "de-AT", "Europe/Vienna");

    private readonly RegionalSettingsStore _store = data.Get<RegionalSettingsStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_OwnSettings_AreFoundAgainAndNobodyElsesChange()
    {
        var (ada, ben) = (await data.UserAsync("Ada"), await data.UserAsync("Ben"));
        Assert.Equal(RegionalSettings.OfBrowser, await _store.FindAsync(ada, Token));

        Assert.IsType<SaveRegionalSettingsResult.Saved>(await _store.SaveAsync(ada, Viennese, Token));
        Assert.Equal((Viennese, RegionalSettings.OfBrowser), (await _store.FindAsync(ada, Token), await _store.FindAsync(ben, Token)));

        Assert.IsType<SaveRegionalSettingsResult.Saved>(await _store.SaveAsync(ada, RegionalSettings.OfBrowser, Token));
        Assert.Equal(RegionalSettings.OfBrowser, await _store.FindAsync(ada, Token));
    }

    [Fact]
    public async Task Save_AccountIsGone_IsRefused()
    {
        var nobody = UserId.New(data.Time.GetUtcNow());

        var refused = Assert.IsType<SaveRegionalSettingsResult.Rejected>(await _store.SaveAsync(nobody, Viennese, Token));

        Assert.Equal(MessageCode.AccountGone, refused.Message.Code);
        Assert.Equal(RegionalSettings.OfBrowser, await _store.FindAsync(nobody, Token));
    }

    [Theory]
    [InlineData("", "de-AT", "Europe/Vienna", MessageCode.LanguageUnknown)]
    [InlineData("en", "xx-YY", "Europe/Vienna", MessageCode.FormatsUnknown)]
    [InlineData("en", "de", "Europe/Vienna", MessageCode.FormatsUnknown)]
    [InlineData("en", "de-AT", "Europe/Atlantis", MessageCode.TimeZoneUnknown)]
    [InlineData("en", "de-AT", "/dev/zero", MessageCode.TimeZoneUnknown)]
    public async Task Save_UnknownValue_IsRefusedAndNothingIsKept(string language, string formats, string zone, MessageCode code)
    {
        var ada = await data.UserAsync("Ada");

        var refused = Assert.IsType<SaveRegionalSettingsResult.Rejected>(await _store.SaveAsync(ada, new RegionalSettings(language, formats, zone), Token));

        Assert.Equal((code, RegionalSettings.OfBrowser), (refused.Message.Code, await _store.FindAsync(ada, Token)));
    }

    [Fact]
    public async Task Save_ValueOfTenThousandCharacters_IsRefused()
    {
        var ada = await data.UserAsync("Ada");
        var text = new string('a', 10_000);

        foreach (var settings in new[] { Viennese with { Language = text }, Viennese with { Formats = text }, Viennese with { TimeZone = text } })
        {
            Assert.IsType<SaveRegionalSettingsResult.Rejected>(await _store.SaveAsync(ada, settings, Token));
        }
    }

    [Fact]
    public async Task Save_WhileTheAccountIsEdited_IsNotUndoneByTheEdit()
    {
        var ada = await data.UserAsync("Ada");
        await using var db = await data.OpenAsync();
        var read = await db.Users.SingleAsync(user => user.Id == ada.Value, Token);

        await _store.SaveAsync(ada, Viennese, Token);

        // As Identity saves: all columns, those that were not changed too.
        db.Update(read).Property(user => user.DisplayName).CurrentValue = "Ada L.";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Token));
        Assert.Equal(Viennese, await _store.FindAsync(ada, Token));
    }
}

public sealed class SqliteRegionalSettingsTests(SqliteData data) : RegionalSettingsTests(data), IClassFixture<SqliteData>;

public sealed class PostgresRegionalSettingsTests(PostgresData data) : RegionalSettingsTests(data), IClassFixture<PostgresData>;

public sealed class IanaTimeZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Asia/Calcutta")]
    [InlineData("Etc/GMT+5")]
    [InlineData("UTC")]
    public void Find_NameThatBrowsersTell_IsThatZone(string name) => Assert.Equal(name, IanaTimeZone.Find(name)?.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Europe")]
    [InlineData("Europe/Atlantis")]
    [InlineData("/dev/zero")]
    [InlineData("/etc/passwd")]
    [InlineData("../zoneinfo/Europe/Berlin")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("Europe/Berlin\n")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("zone.tab")]
    public void Find_AnythingElse_IsNone(string? name) => Assert.Null(IanaTimeZone.Find(name));

    [Fact]
    public void All_AreFoundByTheirNames()
    {
        Assert.True(IanaTimeZone.All.Count > 300);
        Assert.All(IanaTimeZone.All, zone => Assert.NotNull(IanaTimeZone.Find(zone.Id)));
    }

    [Fact]
    public void SendWindow_ZoneOfARowIsAPath_IsTakenForUtc() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 22, 0, 0, TimeSpan.Zero), new SendWindow(22 * 60, 6 * 60, "/dev/zero").OpenFrom(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)));
}
