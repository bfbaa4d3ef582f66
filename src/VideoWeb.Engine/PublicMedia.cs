using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Security;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine;

/// <summary>Addresses under which a provider may fetch one file of ours, for a while and without a cookie.</summary>
/// <remarks>
/// The token is sealed by a key that only this use derives from the master key, and holds workspace, file and end: whoever does not have it
/// cannot guess, change or prolong one. It is a key of its own and is never logged.
/// </remarks>
public sealed partial class PublicMedia(KeyVault vault, AssetStore assets, TimeProvider time)
{
    /// <summary>Where the tokens are served.</summary>
    public const string Path = "/media/public/";

    private const string Purpose = "media-address";
    private const int Length = 16 + 16 + 8;
    private const int LongestToken = 200;

    /// <param name="origin">Of this instance, as the provider can reach it.</param>
    public Uri AddressOf(Uri origin, AssetRow asset, TimeSpan lifetime)
    {
        var plain = new byte[Length];
        asset.WorkspaceId.Value.TryWriteBytes(plain);
        asset.Id.Value.TryWriteBytes(plain.AsSpan(16));
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(32), (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return new Uri(origin.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path + Base64Url.EncodeToString(vault.Protect(plain, Purpose)));
    }

    /// <summary>The file that a token leads to; null when it is forged or expired, or the file is gone.</summary>
    public async Task<AssetRow?> OpenAsync(string token, CancellationToken cancellationToken) =>
        Read(token) is var (workspace, asset, ends) && ends > time.GetUtcNow() ? await assets.FindForAddressAsync(workspace, asset, cancellationToken) : null;

    /// <summary>A text without the tokens in it, for what is kept and shown.</summary>
    public static string Mask(string text) => Token().Replace(text, "$1…");

    private (WorkspaceId Workspace, AssetId Asset, DateTimeOffset Ends)? Read(string token)
    {
        try
        {
            if (token.Length > LongestToken || !Base64Url.IsValid(token)) { return null; }

            var plain = vault.Unprotect(Base64Url.DecodeFromChars(token), Purpose);
            return (new WorkspaceId(new Guid(plain.AsSpan(0, 16))), new AssetId(new Guid(plain.AsSpan(16, 16))), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(32))));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(/media/public/)[A-Za-z0-9_\-]{20,}")]
    private static partial Regex Token();
}
