using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using VideoWeb.Data.Security;

namespace VideoWeb.Security;

/// <summary>Encrypts Data Protection's keys (which sign the cookies) under the master key. By itself Linux keeps them in plain.</summary>
internal sealed class VaultXmlEncryptor(KeyVault vault) : IXmlEncryptor
{
    internal const string Purpose = "data-protection";

    // <sealed>base64 of the vault's text</sealed>
    internal const string Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var sealedBytes = vault.Protect(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Purpose);
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(sealedBytes)), typeof(VaultXmlDecryptor));
    }
}
