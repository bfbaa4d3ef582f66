using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using VideoWeb.Data.Security;

namespace VideoWeb.Security;

/// <summary>Reads what <see cref="VaultXmlEncryptor"/> wrote. Data Protection makes it by its name in the key file, and hands it the services.</summary>
internal sealed class VaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var vault = services.GetRequiredService<KeyVault>();
        return XElement.Parse(Encoding.UTF8.GetString(vault.Unprotect(Convert.FromBase64String(encryptedElement.Value), VaultXmlEncryptor.Purpose)));
    }
}
