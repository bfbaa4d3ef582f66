namespace VideoWeb.Engine.Callbacks;

/// <summary>Where providers call back: <c>{Site:PublicUrl}/callbacks/{token}</c>.</summary>
internal static class CallbackAddress
{
    public static Uri Of(Uri publicUrl, string token) => new($"{publicUrl.AbsoluteUri.TrimEnd('/')}/callbacks/{token}");
}
