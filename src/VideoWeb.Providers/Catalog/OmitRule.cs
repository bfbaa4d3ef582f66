namespace VideoWeb.Providers.Catalog;

/// <summary>When a value is left out of the body.</summary>
public enum OmitRule
{
    /// <summary>Left out when the user has set nothing; the provider's own default then applies.</summary>
    WhenUnset,

    /// <summary>Left out also when it equals the default.</summary>
    WhenDefault,

    /// <summary>Always sent, with the default when the user has set nothing.</summary>
    Never,
}
