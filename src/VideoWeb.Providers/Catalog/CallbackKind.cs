namespace VideoWeb.Providers.Catalog;

/// <summary>How a provider's callback can be checked. A callback is only ever a reason to ask now.</summary>
public enum CallbackKind
{
    None,
    Unsigned,
    ViduHmac,
}
