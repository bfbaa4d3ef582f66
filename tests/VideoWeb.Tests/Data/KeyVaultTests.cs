using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Security;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class KeyVaultTests
{
    private static readonly WorkspaceId Workspace = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    private static readonly ConnectionId Connection = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));
    private static readonly KeyBinding Binding = new(Workspace, Connection, "https://api.example.com:443");

    [Fact]
    public void Protect_OpenedForTheSamePurpose_IsTheSame()
    {
        using var vault = Vault(1);

        var sealedBytes = vault.Protect("secret"u8.ToArray(), "ring");

        Assert.Equal("secret"u8.ToArray(), vault.Unprotect(sealedBytes, "ring"));
        Assert.NotEqual(sealedBytes, vault.Protect("secret"u8.ToArray(), "ring"));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(sealedBytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Unprotect_AnythingElse_Refuses()
    {
        using var vault = Vault(1);
        using var other = Vault(2);
        var sealedBytes = vault.Protect("secret"u8.ToArray(), "ring");

        Refuses(() => vault.Unprotect(sealedBytes, "other"));
        Refuses(() => other.Unprotect(sealedBytes, "ring"));
        Refuses(() => vault.Unprotect([], "ring"));
        Refuses(() => vault.Unprotect(sealedBytes[..20], "ring"));
        Refuses(() => vault.Unprotect([2, .. sealedBytes[1..]], "ring"));
        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            byte[] flipped = [.. sealedBytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Refuses(() => vault.Unprotect(flipped, "ring"));
        }
    }

    [Fact]
    public void OpenKey_BoundAsSealed_IsTheSame()
    {
        using var vault = Vault(1);
        var dataKey = vault.NewDataKey(Workspace, 3);

        var sealedKey = vault.Seal(dataKey, 3, Binding, new SecretKey("sk-0123456789abcd"));

        Assert.StartsWith("v1.3.", sealedKey.Text, StringComparison.Ordinal);
        Assert.Equal("sk-0123456789abcd", vault.OpenKey(dataKey, 3, Binding, SealedText.Parse(sealedKey.Text)).Reveal());
    }

    [Fact]
    public void OpenKey_OnePartOfTheBindingDiffers_Refuses()
    {
        using var vault = Vault(1);
        using var other = Vault(2);
        var dataKey = vault.NewDataKey(Workspace, 1);
        var sealedKey = SealedText.Parse(vault.Seal(dataKey, 1, Binding, new SecretKey("sk-0123456789abcd")).Text);

        Refuses(() => vault.OpenKey(dataKey, 1, Binding with { Workspace = new(Guid.Empty) }, sealedKey));
        Refuses(() => vault.OpenKey(dataKey, 1, Binding with { Connection = new(Guid.Empty) }, sealedKey));
        Refuses(() => vault.OpenKey(dataKey, 1, Binding with { Origin = "https://evil.example:443" }, sealedKey));
        Refuses(() => vault.OpenKey(dataKey, 2, Binding, sealedKey));
        Refuses(() => vault.OpenKey(vault.NewDataKey(Workspace, 2), 2, Binding, sealedKey with { KeyVersion = 2 }));
        Refuses(() => vault.OpenKey(vault.NewDataKey(Workspace, 1), 1, Binding, sealedKey));
        Refuses(() => other.OpenKey(dataKey, 1, Binding, sealedKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v0.1.AAAA")]
    [InlineData("v2.1.AAAA")]
    [InlineData("v1.0.AAAA")]
    [InlineData("v1.-1.AAAA")]
    [InlineData("v1.1.AA+A")]
    [InlineData("v1.1")]
    [InlineData("v1.1.AAAA.AAAA")]
    public void Parse_UnknownFormat_Refuses(string text) => Refuses(() => SealedText.Parse(text));

    [Theory]
    [InlineData("https://API.Example.com/v1", "https://api.example.com:443")]
    [InlineData("http://bücher.example:8080", "http://xn--bcher-kva.example:8080")]
    [InlineData("https://[::1]/", "https://[::1]:443")]
    public void OriginOf_AnyWriting_IsOneForm(string url, string origin) => Assert.Equal(origin, KeyBinding.OriginOf(new(url)));

    [Fact]
    public void Protect_BeforeItIsOpened_Throws()
    {
        using var vault = new KeyVault();

        Assert.Throws<InvalidOperationException>(() => vault.Protect([1], "ring"));
    }

    private static void Refuses(Func<object> open) => Assert.ThrowsAny<CryptographicException>(open);

    private static KeyVault Vault(byte seed)
    {
        var vault = new KeyVault();
        vault.Open(new MasterKey([.. Enumerable.Repeat(seed, MasterKey.Length)]));
        return vault;
    }
}
