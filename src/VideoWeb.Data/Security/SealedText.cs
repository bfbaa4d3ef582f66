using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace VideoWeb.Data.Security;

/// <summary>How sealed bytes stand in a column: <c>v1.{key version}.{base64url}</c>, such as <c>v1.1.mFq2…</c>.</summary>
/// <param name="KeyVersion">Which version of the sealing key opens it; from 1.</param>
internal sealed record SealedText(int KeyVersion, byte[] Bytes)
{
    private const string Format = "v1";

    /// <exception cref="CryptographicException">The text is not of this format.</exception>
    public static SealedText Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[0] != Format
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1
            || !Base64Url.IsValid(parts[2]))
        {
            throw new CryptographicException("The sealed text has an unknown format.");
        }

        return new(version, Base64Url.DecodeFromChars(parts[2]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Format}.{KeyVersion}.{Base64Url.EncodeToString(Bytes)}");
}
