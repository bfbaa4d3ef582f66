namespace VideoWeb.Providers.Catalog;

/// <summary>How a medium may reach the provider.</summary>
[Flags]
public enum MediaTravel
{
    None = 0,

    /// <summary>A public http or https address.</summary>
    Url = 1,

    /// <summary>A <c>data:</c> URI in base64 inside the body.</summary>
    DataUri = 2,
}
