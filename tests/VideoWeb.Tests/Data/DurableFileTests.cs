using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "file");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OverAnOldOne_ReplacesItAndLeavesNothingElse()
    {
        DurableFile.Write(Target, "old"u8, overwrite: false);

        DurableFile.Write(Target, "new"u8, overwrite: true);

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_NotToBeReplaced_KeepsTheOldOneAndLeavesNothingElse()
    {
        DurableFile.Write(Target, "old"u8, overwrite: false);

        Assert.Throws<IOException>(() => DurableFile.Write(Target, "new"u8, overwrite: false));

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_WithAMode_IsNeverOpenToOthers()
    {
        if (OperatingSystem.IsWindows()) { Assert.Skip("Windows has no such modes."); return; }

        DurableFile.Write(Target, "secret"u8, overwrite: false, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
    }
}
