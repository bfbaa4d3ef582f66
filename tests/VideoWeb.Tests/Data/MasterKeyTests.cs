using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class MasterKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFolder => Path.Combine(_folder.Path, "data");

    private string KeyFile => Path.Combine(_folder.Path, "mounted.key");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_KeyIsMounted_UsesIt(bool isBase64)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await WriteKeyAsync(isBase64 ? [.. Convert.ToBase64String(key).Select(letter => (byte)letter), (byte)'\n'] : key);

        await StartAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile });
        await StartAsync(new() { Folder = DataFolder, MasterKey = Convert.ToBase64String(key) });

        Assert.False(File.Exists(Path.Combine(DataFolder, "master.key")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(44)]
    [InlineData(5_000)]
    public async Task Start_KeyHasAnotherLength_IsRefused(int length)
    {
        await WriteKeyAsync(RandomNumberGenerator.GetBytes(length));

        Assert.StartsWith(
            $"The master key in the file {KeyFile} must be 32 bytes", await RefusalAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KeyInTheSettingIsNone_IsRefusedWithoutShowingIt()
    {
        var refusal = await RefusalAsync(new() { Folder = DataFolder, MasterKey = "not-a-key" });

        Assert.StartsWith("The master key in the setting MasterKey must be 32 bytes", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-key", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task Start_OthersMayReachTheFile_IsRefused(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await WriteKeyAsync(RandomNumberGenerator.GetBytes(32));
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        Assert.Equal(
            $"The master key file {KeyFile} can be read or written by other users of this machine. Run: chmod 600 {KeyFile}",
            await RefusalAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile }));
    }

    [Fact]
    public async Task Start_MountedFileIsMissing_IsRefusedAndMakesNone()
    {
        var refusal = await RefusalAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile });

        Assert.StartsWith($"The master key file {KeyFile} does not exist.", refusal, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Start_OwnFileIsMissingButKeysAreStored_IsRefusedAndMakesNone()
    {
        await StartAsync(new() { Folder = DataFolder });
        var file = Path.Combine(DataFolder, "master.key");
        File.Move(file, KeyFile);

        var refusal = await RefusalAsync(new() { Folder = DataFolder });

        Assert.StartsWith($"The master key {file} is missing, but the database holds API keys", refusal, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        File.Move(KeyFile, file);
        await StartAsync(new() { Folder = DataFolder });
    }

    [Fact]
    public async Task Start_KeyIsAnotherOne_IsRefused()
    {
        await StartAsync(new() { Folder = DataFolder });
        await WriteKeyAsync(RandomNumberGenerator.GetBytes(32));

        Assert.StartsWith(
            $"The master key in the file {KeyFile} is not the one that this database's API keys were encrypted with.",
            await RefusalAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KeyFileIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(KeyFile);

        Assert.StartsWith(
            $"The master key file {KeyFile}", await RefusalAsync(new() { Folder = DataFolder, MasterKeyFile = KeyFile }), StringComparison.Ordinal);
    }

    private async Task WriteKeyAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(KeyFile, bytes, Token);
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(KeyFile, mode); }
    }

    private static async Task<string> RefusalAsync(DataOptions options) =>
        (await Assert.ThrowsAsync<MasterKeyException>(() => StartAsync(options))).Message;

    private static async Task StartAsync(DataOptions options)
    {
        await using var host = new ServiceCollection().AddLogging().AddVideoWebData(options).BuildServiceProvider();
        await host.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
    }
}
