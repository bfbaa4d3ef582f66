using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Wire;

/// <summary>A failure as people are told of it, with the provider's own kept beside.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">Ours: what happened and what to do.</param>
/// <param name="ProviderCode">The provider's code; null when it gave none.</param>
/// <param name="ProviderText">The provider's words, bounded to 2,000 characters; null when it gave none.</param>
/// <param name="Charged">Whether money was taken.</param>
public sealed record ProviderError(
    ProviderErrorKind Kind, Message Message, string? ProviderCode = null, string? ProviderText = null, ChargeStatus Charged = ChargeStatus.Unknown)
{
    /// <summary>The same, of a request that has not left.</summary>
    public ProviderError AsNothingSent() => this with { Message = Message.Of(MessageCode.NothingSent, ("problem", Message)) };
}

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

/// <summary>Whether money was taken, as far as can be known.</summary>
public enum ChargeStatus
{
    Unknown,
    No,
    Yes,
}
