using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class CatalogOverlaysTests : IClassFixture<SqliteData>, IAsyncLifetime
{
    private const string Relay = """{ "providers": { "relay": { "use": "vidu", "name": "Relay", "baseUrl": "https://relay.example.com" } } }""";

    private readonly TemporaryFolder _folder = new();
    private readonly LiveCatalog _catalog;
    private readonly CatalogOverlays _overlays;
    private readonly SqliteData _data;
    private UserId _admin;

    public CatalogOverlaysTests(SqliteData data)
    {
        _data = data;
        _catalog = new LiveCatalog(new EngineOptions { MediaFolder = "unused", CatalogFolder = _folder.Path }, NullLogger<LiveCatalog>.Instance);
        _catalog.Load();
        _overlays = new CatalogOverlays(_catalog, data.Get<AdministratorStore>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _admin = await _data.AdministratorAsync();

    [Fact]
    public async Task SaveAndDelete_RoleWasTakenAway_AreRefused()
    {
        var file = Assert.IsType<OverlaySaving.Saved>(await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token)).File!;
        await _data.DismissAsync(_admin);

        var saving = await _overlays.SaveAsync(_admin, "more.json", Relay.Replace("\"relay\":", "\"more\":", StringComparison.Ordinal), null, Token);
        var deleting = await _overlays.DeleteAsync(_admin, "relay.json", file.Version, Token);

        Assert.All([saving, deleting], result => Assert.Equal(new OverlaySaving.Refused(Message.Of(MessageCode.SiteAdministratorsOnly)), result));
        Assert.Equal(["relay.json"], _folder.Info.EnumerateFiles().Select(each => each.Name));
    }

    [Fact]
    public async Task Save_NewRelay_IsInForceAtOnce()
    {
        var saved = Assert.IsType<OverlaySaving.Saved>(await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token));

        Assert.Equal(Relay, saved.File!.Text);
        Assert.Equal("overlay:relay.json", _catalog.Current.FindProvider("relay")!.Source);
        Assert.Equal(["relay.json"], _folder.Info.EnumerateFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task Save_TooManyBytes_IsRefused()
    {
        // A character of these has three bytes: the limit is that of the file.
        var refused = await _overlays.SaveAsync(_admin, "relay.json", Relay.Replace("\"Relay\"", $"\"{new string('水', 400_000)}\"", StringComparison.Ordinal), null, Token);

        Assert.Equal(new OverlaySaving.Refused(Message.Of(MessageCode.OverlayTooLarge, ("most", new MessageArgument.Bytes(1024 * 1024)))), refused);
        Assert.Empty(_folder.Info.EnumerateFiles());
    }

    [Theory]
    [InlineData(100, 10, MessageCode.OverlayFolderFull)]
    [InlineData(8, 1024 * 1024, MessageCode.OverlayFolderTooLarge)]
    public async Task Save_FolderIsFull_WritesNothingAndStillTakesAShorterText(int files, int bytes, MessageCode reason)
    {
        for (var number = 0; number < files; number++) { await File.WriteAllTextAsync(Path.Combine(_folder.Path, $"{number:000}.json"), "{}".PadRight(bytes), Token); }
        _catalog.Reload();
        var first = _overlays.Find("000.json")!;

        var refused = await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token);
        var shorter = await _overlays.SaveAsync(_admin, "000.json", Relay, first.Version, Token);

        MessageArgument most = reason == MessageCode.OverlayFolderFull ? 100 : new MessageArgument.Bytes(8 * 1024 * 1024);
        Assert.Equal(new OverlaySaving.Refused(Message.Of(reason, ("most", most))), refused);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "relay.json")));
        Assert.IsType<OverlaySaving.Saved>(shorter);
    }

    [Theory]
    [InlineData(101, 1_000)]
    [InlineData(110, 1_000)]
    [InlineData(9, 950_000)]
    [InlineData(12, 1_000_000)]
    public async Task Save_FolderIsOverItsLimitAlready_TakesAShorterTextAndNoLongerOne(int files, int bytes)
    {
        for (var number = 0; number < files; number++) { await File.WriteAllTextAsync(Path.Combine(_folder.Path, $"{number:000}.json"), "{}".PadRight(bytes), Token); }
        _catalog.Reload();
        var name = $"{files - 1:000}.json";

        string Text(int length) => Relay.PadRight(length);

        var longer = await _overlays.SaveAsync(_admin, name, Text(bytes + 1), _overlays.Find(name)!.Version, Token);
        var shorter = await _overlays.SaveAsync(_admin, name, Text(bytes - 1), _overlays.Find(name)!.Version, Token);
        var same = await _overlays.SaveAsync(_admin, name, Text(bytes - 2) + "\n", _overlays.Find(name)!.Version, Token);
        var another = await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token);

        Assert.IsType<OverlaySaving.Refused>(longer);
        Assert.IsType<OverlaySaving.Saved>(shorter);
        Assert.IsType<OverlaySaving.Saved>(same);
        Assert.IsType<OverlaySaving.Refused>(another);
        Assert.Equal(bytes - 1, new FileInfo(Path.Combine(_folder.Path, name)).Length);
    }

    [Fact]
    public async Task Save_WithAMistake_WritesNothing()
    {
        var refused = Assert.IsType<OverlaySaving.Refused>(await _overlays.SaveAsync(_admin, "relay.json", Relay.Replace("vidu", "nobody", StringComparison.Ordinal), null, Token));

        Assert.Equal(Message.Of(MessageCode.OverlayPlaceWrong, ("path", "providers.relay.use"), ("problem", Message.Of(MessageCode.CatalogSharedMissing, ("sort", "provider")))), refused.Message);
        Assert.Empty(_folder.Info.EnumerateFiles());
    }

    [Fact]
    public async Task Save_FileChangedMeanwhile_KeepsTheOthersWork()
    {
        var mine = Assert.IsType<OverlaySaving.Saved>(await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token)).File!;
        var theirs = Relay.Replace("\"Relay\"", "\"Theirs\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "relay.json"), theirs, Token);

        var saving = await _overlays.SaveAsync(_admin, "relay.json", Relay.Replace("\"Relay\"", "\"Mine\"", StringComparison.Ordinal), mine.Version, Token);
        var deleting = await _overlays.DeleteAsync(_admin, "relay.json", mine.Version, Token);
        var making = await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token);

        Assert.All([saving, deleting, making], result => Assert.Equal(theirs, Assert.IsType<OverlaySaving.ChangedMeanwhile>(result).Now!.Text));
        Assert.Equal(theirs, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "relay.json"), Token));
    }

    [Fact]
    public async Task Delete_Overlay_TakesItOutOfForce()
    {
        var file = Assert.IsType<OverlaySaving.Saved>(await _overlays.SaveAsync(_admin, "relay.json", Relay, null, Token)).File!;

        Assert.Equal(new OverlaySaving.Saved(null), await _overlays.DeleteAsync(_admin, "relay.json", file.Version, Token));

        Assert.Null(_catalog.Current.FindProvider("relay"));
        Assert.Empty(_folder.Info.EnumerateFiles());
    }

    [Theory]
    [InlineData("relay", MessageCode.OverlayNameEnding)]
    [InlineData(".json", MessageCode.OverlayNameEnding)]
    [InlineData("../relay.json", MessageCode.OverlayNameWrong)]
    [InlineData("a/b.json", MessageCode.OverlayNameWrong)]
    [InlineData(".hidden.json", MessageCode.OverlayNameWrong)]
    public async Task Save_UnderAWrongName_WritesNothing(string name, MessageCode reason)
    {
        Assert.Equal(new OverlaySaving.Refused(Message.Of(reason)), await _overlays.SaveAsync(_admin, name, Relay, null, Token));

        Assert.Null(_overlays.Find(name));
        Assert.Empty(_folder.Info.EnumerateFileSystemInfos());
    }

    [Fact]
    public void Check_WithMistakes_NamesTheirLines()
    {
        var check = _overlays.Check("relay.json", """
            {
              "providers": {
                "relay": {
                  "use": "vidu",
                  // A comment.
                  "auth": "Basic",
                  "models": { "viduq3-turbo": { "modes": { "text": { "colour": 1 } } } }
                }
              }
            }
            """);

        Assert.Equal(
            [("providers.relay.auth", 6), ("providers.relay.models.viduq3-turbo.modes.text.colour", 7)],
            check.Findings.Select(finding => (finding.Path, finding.Line ?? 0)));
        Assert.Null(check.Catalog.FindProvider("relay"));
    }

    [Fact]
    public void Check_TextThatIsNoJson_NamesTheLineItEndsOn()
    {
        var finding = Assert.Single(_overlays.Check("relay.json", "{\n  \"providers\": {\n    oops\n").Findings);

        Assert.Equal(("", 3), (finding.Path, finding.Line));
    }

    [Fact]
    public async Task Check_OverlayThatOthersStandOn_SaysWhichWouldFall()
    {
        await _overlays.SaveAsync(_admin, "a.json", Relay, null, Token);
        await _overlays.SaveAsync(_admin, "b.json", """{ "providers": { "second": { "use": "relay", "name": "Second" } } }""", null, Token);

        var check = _overlays.Check("a.json", """{ "providers": { "other": { "use": "vidu", "name": "Other" } } }""");

        Assert.Empty(check.Findings);
        Assert.Equal(["other"], check.Providers);
        Assert.Equal(["overlay:b.json"], check.Others.Select(problem => problem.Source));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
