namespace VideoWeb.Engine;

/// <summary>The fixed origin under which sandbox connections are stored. It never resolves; the dialler leads it to this process.</summary>
/// <remarks>Ports change from run to run, and a key is bound to its origin: so the origin must not be the port's.</remarks>
public static class SandboxAddress
{
    public const string Host = "sandbox.invalid";

    /// <summary>What a sandbox provider takes as its key.</summary>
    public const string Key = "sandbox-key";

    /// <param name="dialect">The sandbox plays one provider for each dialect; a relay that was added in an overlay is played by the one whose dialect it speaks.</param>
    public static Uri For(string dialect) => new($"http://{Host}/sandbox/{dialect}");

    /// <summary>An address as people can call it themselves: that of the sandbox leads to the site, which plays the providers; any other stays.</summary>
    /// <param name="site">The address of the site, as the browser has it.</param>
    public static Uri At(Uri address, Uri site) => Is(address) ? new Uri(site.AbsoluteUri.TrimEnd('/') + address.PathAndQuery) : address;

    public static bool Is(Uri address) => string.Equals(address.Host, Host, StringComparison.OrdinalIgnoreCase);
}
