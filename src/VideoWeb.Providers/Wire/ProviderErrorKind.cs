namespace VideoWeb.Providers.Wire;

/// <summary>What went wrong, in terms that decide what a person should do.</summary>
public enum ProviderErrorKind
{
    Unknown,

    /// <summary>The key is wrong, revoked, or may not do this.</summary>
    Key,

    /// <summary>No credit, overdue account.</summary>
    Balance,

    /// <summary>Refused for its content, before or after making.</summary>
    Moderation,

    /// <summary>A field is wrong.</summary>
    Parameter,

    /// <summary>The provider could not fetch or read a medium.</summary>
    Media,

    /// <summary>Too many requests or tasks; later it may work.</summary>
    RateLimit,

    /// <summary>The model is unknown, closed or not opened for this account.</summary>
    Model,

    /// <summary>The provider has trouble of its own.</summary>
    ProviderDown,

    /// <summary>The task is not known to the provider (any more).</summary>
    NotFound,

    /// <summary>An answer that cannot be understood.</summary>
    Garbled,

    /// <summary>The provider could not be reached; nothing was sent.</summary>
    Unreachable,
}
