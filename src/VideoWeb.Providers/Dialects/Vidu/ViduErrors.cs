using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Vidu;

/// <summary>Vidu's error reasons, and those of the relays before it.</summary>
internal static class ViduErrors
{
    public static readonly (string Code, ProviderErrorKind Kind)[] Codes =
    [
        ("BadRequest", ProviderErrorKind.Parameter),
        ("FieldLacking", ProviderErrorKind.Parameter),
        ("FieldUnwanted", ProviderErrorKind.Parameter),
        ("FieldInvalid", ProviderErrorKind.Parameter),
        ("FieldItemCountOutOfRange", ProviderErrorKind.Parameter),
        ("PageSizeOutOfRange", ProviderErrorKind.Parameter),
        ("ImageDownloadFailure", ProviderErrorKind.Media),
        ("ImageFormatInvalid", ProviderErrorKind.Media),
        ("ImageCheckBodyJointsFailed", ProviderErrorKind.Media),
        ("ImageCheckFaceFailed", ProviderErrorKind.Media),
        ("ImageObjectsUndetected", ProviderErrorKind.Media),
        ("ModelUnavailable", ProviderErrorKind.Model),
        ("CreditInsufficient", ProviderErrorKind.Balance),
        ("AuditSubmitIllegal", ProviderErrorKind.Moderation),
        ("TaskPromptPolicyViolation", ProviderErrorKind.Moderation),
        ("CreationPolicyViolation", ProviderErrorKind.Moderation),
        // Something of this account is still going on; Vidu says that the same request may be sent again.
        ("OperationInProcess", ProviderErrorKind.RateLimit),
        ("Unauthorized", ProviderErrorKind.Key),
        ("Forbidden", ProviderErrorKind.Key),
        ("TaskNotFound", ProviderErrorKind.NotFound),
        ("CreationNotFound", ProviderErrorKind.NotFound),
        ("NotFound", ProviderErrorKind.NotFound),
        ("QuotaExceeded", ProviderErrorKind.RateLimit),
        ("TooManyRequests", ProviderErrorKind.RateLimit),
        ("SystemThrottling", ProviderErrorKind.RateLimit),
        ("InternalServiceFailure", ProviderErrorKind.ProviderDown),
    ];

    public static readonly ErrorTable Table = new(Codes, NewApiErrors.Codes);

    /// <summary><c>{"code":400,"reason":"FieldInvalid","message":"invalid field: duration","metadata":{"trace_id":"…"}}</c>; a relay's own errors look otherwise.</summary>
    public static ErrorWords? Find(Reading root) =>
        root["reason"].Text is { } reason ? new ErrorWords(reason, null, root["message"].Text)
        : ErrorWords.InErrorMember(root) ?? ErrorWords.Flat(root);
}
