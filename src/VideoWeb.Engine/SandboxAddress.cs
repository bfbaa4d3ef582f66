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

    public static bool Is(Uri address) => string.Equals(address.Host, Host, StringComparison.OrdinalIgnoreCase);
}
