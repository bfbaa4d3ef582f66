using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class MediaStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WorkspaceId _workspace = new(Guid.NewGuid());
    private readonly MediaStore _store;

    public MediaStoreTests() => _store = new MediaStore(new EngineOptions { MediaFolder = Path.Combine(_folder.Path, "media") });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Part_ThatIsPut_TakesThePlaceOfWhatWasThere_AndIsReadFromAnyPlace()
    {
        var key = $"{_workspace}/clip.mp4";
        Assert.Equal((null, false), (_store.Find(key), _store.Exists(key)));
        foreach (var text in new[] { "the first", "the second" })
        {
            var part = _store.PreparePart($"{_workspace}/clip.part");
            await File.WriteAllTextAsync(part, text, Token);
            _store.Put(part, key);
            Assert.False(File.Exists(part));
        }

        await using (var file = _store.Open(key))
        {
            file.Position = 4;
            Assert.Equal("second", await new StreamReader(file).ReadToEndAsync(Token));
        }

        Assert.Equal((key, 10L, _store.PathOf(key)), _store.Find(key) is { } found ? (found.Key, found.Length, found.Path) : default);
        Assert.Equal([key], _store.List().Select(file => file.Key));
        _store.Delete(key);
        _store.Delete(key);
        _store.Delete($"{new WorkspaceId(Guid.NewGuid())}/clip.mp4");
        Assert.Empty(_store.List());
    }

    [Fact]
    public async Task List_LeavesOutWhatIsOfNoWorkspace()
    {
        Assert.Empty(_store.List());
        await File.WriteAllTextAsync(_store.PreparePart("lost+found/inode"), "x", Token);
        await File.WriteAllTextAsync(_store.PreparePart($"{_workspace}/uploads/a.part"), "x", Token);

        Assert.Equal([$"{_workspace}/uploads/a.part"], _store.List().Select(file => file.Key));
    }

    [Theory]
    [InlineData("../master.key")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    public void Key_ThatLeadsOut_IsRefused(string key)
    {
        Assert.Throws<InvalidOperationException>(() => _store.Find(key));
        Assert.Throws<InvalidOperationException>(() => _store.Delete(key));
    }

    public void Dispose() => _folder.Dispose();
}
