namespace VideoWeb.Data.Security;

/// <summary>A provider's key as it is stored, with what may be shown of it.</summary>
internal sealed record SealedKey(string Text, string Last4, string Fingerprint);
