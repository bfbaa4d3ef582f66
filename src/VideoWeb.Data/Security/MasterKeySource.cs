using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Security;

/// <summary>Finds the master key, or makes it on the very first run, and refuses one that is not safe.</summary>
public sealed class MasterKeySource(DataOptions options, ILogger<MasterKeySource> logger)
{
    private const UnixFileMode OthersMode =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const int MaxFileLength = 1_024;

    private string DefaultFile => Path.Combine(options.Folder, "master.key");

    /// <summary>For sentences: where the key comes from.</summary>
    internal string Name =>
        options.MasterKey is not null ? "the setting MasterKey" : $"the file {options.MasterKeyFile ?? DefaultFile}";

    /// <param name="isNeeded">The database holds keys that only the old master key opens: none is made then.</param>
    /// <exception cref="MasterKeyException">There is no usable key.</exception>
    internal async Task<MasterKey> LoadAsync(bool isNeeded, CancellationToken cancellationToken)
    {
        if (options.MasterKey is { } text) { return new(Decode(Encoding.ASCII.GetBytes(text.Trim()))); }
        if (options.MasterKeyFile is { } file)
        {
            return File.Exists(file)
                ? await ReadAsync(file, cancellationToken)
                : throw new MasterKeyException(
                    $"The master key file {file} does not exist. Mount the key there, or correct the setting MasterKeyFile. A new key is made by: openssl rand -base64 32");
        }

        if (File.Exists(DefaultFile)) { return await ReadAsync(DefaultFile, cancellationToken); }
        if (isNeeded)
        {
            throw new MasterKeyException(
                $"The master key {DefaultFile} is missing, but the database holds API keys that only it can open. Put the file back from your backup.");
        }

        return Create(DefaultFile);
    }

    private MasterKey Create(string file)
    {
        var bytes = RandomNumberGenerator.GetBytes(MasterKey.Length);
        DurableFile.Write(file, Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes) + "\n"), overwrite: false, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        logger.LogWarning(
            "MASTER KEY CREATED at {File}. Without this file the stored API keys cannot be read: back it up, apart from the database. In production mount your own outside the data folder and name it in MasterKeyFile.",
            file);
        return new(bytes);
    }

    private async Task<MasterKey> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Asked of the open file, not of its name: what is checked is what is read.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & OthersMode) != 0)
            {
                throw new MasterKeyException($"The master key file {file} can be read or written by other users of this machine. Run: chmod 600 {file}");
            }

            if (stream.Length > MaxFileLength) { throw Unfit(); }

            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            return new(Decode(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The master key file {file} cannot be read: {error.Message}", error);
        }
    }

    private byte[] Decode(byte[] content)
    {
        if (content.Length == MasterKey.Length) { return content; }

        var bytes = new byte[MasterKey.Length];
        var text = Encoding.ASCII.GetString(content).Trim();
        var isKey = Convert.TryFromBase64String(text, bytes, out var length) && length == MasterKey.Length;
        CryptographicOperations.ZeroMemory(content);
        return isKey ? bytes : throw Unfit();
    }

    private MasterKeyException Unfit() =>
        new($"The master key in {Name} must be 32 bytes, as they are or as base64 (44 characters). A new one is made by: openssl rand -base64 32");
}

/// <summary>The master key is missing, unreadable, unsafe or not this database's. The message is a sentence for the operator.</summary>
public sealed class MasterKeyException(string message, Exception? inner = null) : Exception(message, inner);
