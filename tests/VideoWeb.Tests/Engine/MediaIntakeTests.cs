using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Files that people bring, on a real disk and a real database; the engine's workers rest.</summary>
public sealed class MediaIntakeTests : IAsyncLifetime
{
    private const int Limit = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _engine = await EngineHost.StartAsync(_folder.Path, null, options => options with { MaxUploadBytes = Limit }, isRunning: false);

    [Fact]
    public async Task Take_Picture_IsStoredAsWhatItIs()
    {
        var bytes = SampleMedia.Png();

        var asset = Stored(await TakeAsync("C:\\Users\\mei\\Pictures\\kite.exe", bytes));

        Assert.Equal(
            (AssetKind.Upload, "kite.exe", "image/png", 640, 480, (long)bytes.Length, (TaskId?)null),
            (asset.Kind, asset.Name, asset.ContentType, asset.Width, asset.Height, asset.Bytes, asset.TaskId));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_engine.Get<MediaStore>().PathOf(asset), Token));
        Assert.Equal(asset, await _engine.Get<AssetStore>().FindAsync(_engine.Actor, asset.Id, Token));
    }

    [Fact]
    public async Task Take_NameThatIsTooLong_KeepsItsEndInWholeCharacters()
    {
        var asset = Stored(await TakeAsync(string.Concat(Enumerable.Repeat("🎈", 130)) + ".webp", SampleMedia.Png()));

        Assert.Equal(string.Concat(Enumerable.Repeat("🎈", 97)) + ".webp", asset.Name);
    }

    [Fact]
    public async Task Take_SameBytesTwentyTimesAtOnce_IsOneFile()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => TakeAsync($"kite-{number}.png", SampleMedia.Png()), Token)));

        Assert.Single(outcomes.Select(outcome => Stored(outcome).Id).Distinct());
        Assert.Single(Files());
    }

    [Fact]
    public async Task Take_SameBytesInAnotherWorkspace_IsAnotherAssetThatTheFirstCannotSee()
    {
        var user = new UserId(Guid.Parse("22222222222222222222222222222222"));
        var membership = await _engine.Get<WorkspaceStore>().EnsurePersonalAsync(user, "Eve", Token);
        var eve = new Actor(membership.Id, user, membership.Role);

        var ours = Stored(await TakeAsync("kite.png", SampleMedia.Png()));
        var hers = Stored(await _engine.Get<MediaIntake>().TakeAsync(eve, "kite.png", new MemoryStream(SampleMedia.Png()), null, null, Token));

        Assert.NotEqual(ours.Id, hers.Id);
        Assert.Null(await _engine.Get<AssetStore>().FindAsync(eve, ours.Id, Token));
        Assert.Null(await _engine.Get<AssetStore>().FindAsync(_engine.Actor, hers.Id, Token));
    }

    [Theory]
    [InlineData("kite.png", 0, "“kite.png” is empty.")]
    [InlineData("kite.png", 200, "“kite.png” is no picture, video or sound that is known here. Its content counts, not its name.")]
    public async Task Take_NoMedium_IsRefusedByNameAndLeavesNothing(string name, int bytes, string sentence)
    {
        Assert.Equal(sentence, EnglishTexts.Of(Assert.IsType<UploadOutcome.Refused>(await TakeAsync(name, new byte[bytes])).Message));
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10L)]
    [InlineData(Limit + 1L)]
    public async Task Take_TooLargeWhateverIsAnnounced_IsRefusedAndLeavesNothing(long? announced)
    {
        var outcome = await _engine.Get<MediaIntake>().TakeAsync(_engine.Actor, "long.mp4", new MemoryStream(new byte[Limit + 1]), announced, null, Token);

        Assert.Equal(new UploadOutcome.Refused(Message.Of(MessageCode.UploadTooLarge, ("file", new MessageArgument.Quoted("long.mp4")), ("most", new MessageArgument.Bytes(1024 * 1024))), IsTooLarge: true), outcome);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Take_SenderBreaksOff_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _engine.Get<MediaIntake>().TakeAsync(_engine.Actor, "kite.png", new BrokenStream(SampleMedia.Png()[..20]), 400, null, Token));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Take_ByOneWhoMayNot_IsDeniedAndLeavesNothing()
    {
        var stranger = _engine.Actor with { User = new UserId(Guid.Parse("33333333333333333333333333333333")) };

        var outcome = await _engine.Get<MediaIntake>().TakeAsync(stranger, "kite.png", new MemoryStream(SampleMedia.Png()), null, null, Token);

        Assert.Equal(new UploadOutcome.Denied(), outcome);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Take_NameOfAThousandLettersWithControls_IsCutAndClean()
    {
        var asset = Stored(await TakeAsync("a\r\nb\0" + new string('x', 1000) + ".png", SampleMedia.Png()));

        Assert.Equal((AssetRow.MaxNameLength, true), (asset.Name!.Length, asset.Name.EndsWith("xxx.png", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private Task<UploadOutcome> TakeAsync(string name, byte[] bytes) => _engine.Get<MediaIntake>().TakeAsync(_engine.Actor, name, new MemoryStream(bytes), bytes.Length, null, Token);

    private static AssetRow Stored(UploadOutcome outcome) => Assert.IsType<UploadOutcome.Stored>(outcome).Asset;

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(Path.Combine(_folder.Path, "media")) is { Exists: true } media ? media.EnumerateFiles("*", SearchOption.AllDirectories) : [];
}
