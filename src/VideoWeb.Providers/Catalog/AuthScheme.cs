namespace VideoWeb.Providers.Catalog;

/// <summary>The word before the key in the <c>Authorization</c> header.</summary>
public enum AuthScheme
{
    Bearer,

    /// <summary>Official Vidu: <c>Authorization: Token …</c>.</summary>
    Token,
}
