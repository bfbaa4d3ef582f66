using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using VideoWeb.Data.Security;
using VideoWeb.Security;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

/// <summary>The keys that sign cookies and forms: in the data folder, encrypted under the master key.</summary>
internal static class DataProtectionSetup
{
    internal static void AddDataProtection(this WebApplicationBuilder builder, AppOptions settings)
    {
        builder.Services.AddDataProtection()
            .SetApplicationName("VideoWeb")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Data.Folder, "keys")));
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlEncryptor = new VaultXmlEncryptor(services.GetRequiredService<KeyVault>())));
    }
}
