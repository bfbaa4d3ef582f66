namespace VideoWeb.Providers.Dialects.Vidu;

/// <summary>What the check of a callback's signature found.</summary>
public enum CallbackVerdict
{
    /// <summary>Signed with the key, just now. The nonce is still to be compared with those seen before.</summary>
    Genuine,

    /// <summary>There is no key to check with; nothing is believed then.</summary>
    NoKey,

    /// <summary>A header that the signature needs is missing or cannot be read, or the algorithm is another one.</summary>
    Malformed,

    /// <summary>The date is more than five minutes away from now.</summary>
    Stale,

    /// <summary>The signature does not belong to this callback and key.</summary>
    Forged,
}
