namespace VideoWeb.Data.Clips;

/// <summary>How a file of ours is named where an address of a medium stands: <c>asset:</c> and its id.</summary>
public static class AssetAddress
{
    private const string Prefix = "asset:";

    public static string Of(AssetId asset) => Prefix + asset;

    public static bool Is(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Null when the address names no file of ours.</summary>
    public static AssetId? Find(string address) => Is(address) && AssetId.TryParse(address[Prefix.Length..], out var asset) ? asset : null;
}
