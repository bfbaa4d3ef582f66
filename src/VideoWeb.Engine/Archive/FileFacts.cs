using System.Security.Cryptography;
using VideoWeb.Data.Storage;

namespace VideoWeb.Engine.Archive;

/// <summary>Measures a file that was made here and makes it durable.</summary>
internal static class FileFacts
{
    public static async Task<DownloadedFile> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        DurableFile.Sync(file);
        return new DownloadedFile(path, Convert.ToHexStringLower(hash), file.Length, []);
    }
}
